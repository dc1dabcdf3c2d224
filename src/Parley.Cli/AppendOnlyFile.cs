using System.Text;

namespace Parley.Cli;

/// <summary>A text file to which several commands may add at the same time, and from which nothing is ever taken.</summary>
/// <remarks>
/// The file is locked while it is read, checked and added to, so that what is added has seen everything before it. The addition is one
/// write at the end; if it fails half-way the file is cut back to where it was.
/// </remarks>
internal static class AppendOnlyFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20), Pause = TimeSpan.FromMilliseconds(15);

    /// <summary>Adds to a file; a file that does not exist is begun.</summary>
    /// <param name="terminal">Whose directory relative paths start from.</param>
    /// <param name="name">The file as the user knows it.</param>
    /// <param name="addition">Given the text so far, what is added; throws a <see cref="Refusal"/> to add nothing.</param>
    /// <param name="cancellation">Checked while another command holds the file.</param>
    public static void Append(Terminal terminal, string name, Func<string, string> addition, CancellationToken cancellation)
    {
        // What is refused begins no file.
        if (!File.Exists(terminal.Resolve(name)))
            _ = addition("");
        using FileStream file = Open(terminal.Resolve(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, terminal.Time, cancellation);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        long end = file.Length;
        string before = Encoding.UTF8.GetString(bytes);
        byte[] added = Encoding.UTF8.GetBytes(addition(before));
        try
        {
            // A line that an editor left open is closed first.
            if (end > 0 && bytes[^1] != (byte)'\n')
                added = [(byte)'\n', .. added];
            file.Seek(0, SeekOrigin.End);
            file.Write(added);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.SetLength(end);
            throw;
        }
    }

    /// <summary>The bytes of a file that another command may be adding to; null when there is no such file, or it was only begun.</summary>
    public static byte[]? Read(Terminal terminal, string name, CancellationToken cancellation)
    {
        string path = terminal.Resolve(name);
        if (!File.Exists(path))
            return null;
        using FileStream file = Open(path, FileMode.Open, FileAccess.Read, FileShare.Read, terminal.Time, cancellation);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes.Length == 0 ? null : bytes;
    }

    private static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share, TimeProvider time, CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        while (true)
            try
            {
                return new FileStream(path, mode, access, share);
            }
            catch (IOException held) when (IsHeld(held) && time.GetElapsedTime(start) < Patience)
            {
                cancellation.WaitHandle.WaitOne(Pause);
                cancellation.ThrowIfCancellationRequested();
            }
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
