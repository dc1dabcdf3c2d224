namespace Parley.Reports;

/// <summary>Looks of the page of a text. Colours tell voices apart and mean nothing else; red and green are not among them.</summary>
internal static class TestimonyStyle
{
    public const string Css = """
        :root { --ink: #1c2430; --line: #c9d0da; }
        * { box-sizing: border-box; }
        body { margin: 0; height: 100vh; display: flex; flex-direction: column; color: var(--ink); background: #fff; font: 16px/1.75 "Noto Serif", "Hiragino Mincho ProN", "Noto Serif CJK JP", serif; }
        header, footer { padding: .6rem 1.2rem; font-family: system-ui, "Noto Sans CJK JP", sans-serif; }
        header { border-bottom: 1px solid var(--line); }
        h1 { margin: 0; font-size: 1.15rem; overflow-wrap: anywhere; }
        h2 { margin: .6rem 0 .3rem; font-size: 1rem; }
        header p { margin: .1rem 0; font-size: .85rem; }
        .lost { font-weight: bold; }
        main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(18rem, 2fr); grid-template-rows: minmax(0, 1fr); flex: 1; min-height: 0; }
        article { padding: 1rem 1.4rem 4rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; border-right: 1px solid var(--line); }
        aside { padding: .2rem 1rem 4rem; overflow: auto; font: 14px/1.5 system-ui, "Noto Sans CJK JP", sans-serif; }
        .v1 { background: #dcebfa; } .v2 { background: #fbe9c8; } .v3 { background: #e9def7; } .v4 { background: #d3efee; }
        .v5 { background: #f2e2d6; } .v6 { background: #f8dfee; } .v7 { background: #e3e6ee; } .v8 { background: #efedc4; }
        a.voice { font: bold .72rem/1 system-ui, sans-serif; color: var(--ink); text-decoration: none; border: 1px solid #5a6675; border-radius: .2rem; padding: 0 .18rem; margin: 0 .12rem; vertical-align: .15em; white-space: nowrap; }
        sub { font-size: .8em; }
        .m-note, .m-gloss { font-style: italic; border-bottom: 1px dotted; }
        .m-omission { outline: 1px dashed #5a6675; }
        .m-insertion { font-weight: bold; border: 1px solid #5a6675; border-radius: .2rem; }
        .m-caption { font-size: .85em; color: #4a5565; }
        .certainty { text-decoration: underline dotted; text-underline-offset: .25em; }
        .warn { border-bottom: 3px double #7a3e00; }
        .hint { border-bottom: 2px dashed #41609b; }
        ol.tree { list-style: none; margin: 0; padding: 0; }
        ol.tree li { padding-left: calc(var(--d) * 1rem); margin: .15rem 0; }
        ol.tree a, details a { color: var(--ink); }
        ol.tree a { text-decoration: none; padding: 0 .25rem; border-radius: .2rem; }
        ol.tree q, details q { color: #4a5565; overflow-wrap: anywhere; }
        q { quotes: none; }
        small { color: #4a5565; }
        summary { cursor: pointer; font-weight: bold; padding: .25rem 0; }
        details ul { margin: 0; padding-left: 1rem; }
        details li { margin: .25rem 0; overflow-wrap: anywhere; }
        .dismissed { text-decoration: line-through; }
        :target, .here { outline: 3px solid #1c5fb0; outline-offset: 2px; }
        article i:target { padding: 0 .15rem; background: #1c5fb0; }
        a:focus-visible, summary:focus-visible { outline: 3px solid #1c5fb0; }
        footer { border-top: 1px solid var(--line); font-size: .75rem; overflow-wrap: anywhere; }
        @media (max-width: 800px) { body { height: auto; } main { display: block; } article { border-right: 0; overflow: visible; } aside { border-top: 1px solid var(--line); overflow: visible; } }
        @media print { body { display: block; height: auto; } main { display: block; } article, aside { overflow: visible; border: 0; padding: 0; } body { font-size: 10.5pt; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } nav { break-before: page; } details:not([open]) { display: none; } }

        """;

    // Reading and printing need none of this: it only marks the words of the last line followed, and goes back with Escape.
    public const string Script = """
        addEventListener("hashchange", () => {
          const at = document.getElementById(location.hash.slice(1));
          document.querySelectorAll(".here").forEach(e => e.classList.remove("here"));
          const words = at && at.closest("article") ? at.nextElementSibling : at;
          if (words) { words.classList.add("here"); words.scrollIntoView({ block: "center" }); }
        });

        """;
}
