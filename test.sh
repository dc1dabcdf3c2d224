#!/usr/bin/env bash
# Installs what the tests need and is missing, builds, runs every test, and closes with one line of counts.
#   bash test.sh          the everyday run
#   bash test.sh --full   the same with the long laws (100,000 random conflicts, 50,000 mutations per reader) and the native build
set -uo pipefail
cd "$(dirname "$0")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
if [ "${1:-}" = "--full" ]; then
  export PARLEY_FULL=1 PARLEY_FUZZ=50000
elif [ $# -gt 0 ]; then
  echo "test.sh: the only argument is --full." >&2
  exit 2
fi

fail() { echo "$1" >&2; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

command -v dotnet >/dev/null || fail "The .NET SDK 10 is missing: install it first, it is the only thing Parley itself needs."

# The completion scripts are tried in the shells they are written for.
missing=""
for tool in zsh fish; do
  command -v "$tool" >/dev/null || missing="$missing $tool"
done
if [ -n "${PARLEY_FULL:-}" ]; then
  command -v clang >/dev/null || missing="$missing clang"
  [ -e /usr/include/zlib.h ] || missing="$missing zlib1g-dev"
fi
if [ -n "$missing" ]; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  echo "Installing Debian packages the tests need:$missing"
  $as_root apt-get update -qq >/dev/null || fail "apt-get update failed."
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null || fail "Could not install:$missing."
fi

echo "Building"
dotnet build Parley.slnx -c Release -v quiet --nologo || fail "The build failed."

echo "Testing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet tests/Parley.Tests/bin/Release/net10.0/Parley.Tests.dll -noColor 2>&1 | tee "$log"
code=${PIPESTATUS[0]}

# The runner's summary: "Parley.Tests  Total: 128, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 5.3s"
summary=$(grep -E 'Total: [0-9]+, Errors:' "$log" | tail -n 1)
count() { printf '%s' "$summary" | sed -E "s/.*$1: ([0-9]+).*/\1/"; }
[ -n "$summary" ] || fail "The test runner printed no summary."
failed=$(( $(count Failed) + $(count Errors) ))
skipped=$(( $(count Skipped) + $(count 'Not Run') ))
passed=$(( $(count Total) - $(count Failed) - skipped ))
if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$passed" -eq 0 ]; then failed=1; fi
# The native command must say what the managed one says, byte for byte.
if [ -n "${PARLEY_FULL:-}" ]; then
  echo "Native build"
  native=$(mktemp -d)
  trap 'rm -rf "$log" "$native"' EXIT
  dotnet publish src/Parley.Cli -p:PublishAot=true -o "$native" -v quiet --nologo || fail "The native build failed."
  for case in cases/*/*/; do
    for verb in "analyze" "check" "trace --format json"; do
      # shellcheck disable=SC2086
      "$native/parley" $verb "$case" > "$native/native.txt" 2>&1; of_native=$?
      # shellcheck disable=SC2086
      dotnet src/Parley.Cli/bin/Release/net10.0/Parley.Cli.dll $verb "$case" > "$native/managed.txt" 2>&1; of_managed=$?
      if [ $of_native -eq $of_managed ] && cmp -s "$native/native.txt" "$native/managed.txt"; then
        passed=$((passed + 1))
      else
        failed=$((failed + 1)); echo "The native command differs: parley $verb $case"
      fi
    done
  done
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
