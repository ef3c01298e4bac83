namespace ProspectingTools.Client.Report;

/// <summary>How a report looks: on a light and a dark screen, a narrow one, and on paper.</summary>
internal static class ReportStyle
{
    public const string Css =
        """
        :root { color-scheme: light dark; --ink: #1b2330; --soft: #566072; --paper: #ffffff; --card: #f4f6f9; --line: #d5dbe4; --bar: #2563c9; --rail: #e6eaf0; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8ecf3; --soft: #a9b3c3; --paper: #14181f; --card: #1e2530; --line: #364152; --bar: #6ea3ff; --rail: #2a3342; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.45 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 72rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
        h2 { font-size: 1.2rem; margin: 0 0 .4rem; overflow-wrap: anywhere; }
        header p, section > p, small { color: var(--soft); }
        section { margin-top: 2.25rem; break-inside: avoid; }
        section > p { margin: 0 0 .5rem; }
        .cards { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; padding: 0; margin: 1.5rem 0 0; }
        .cards li { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.1rem; }
        .cards p { margin: .1rem 0; }
        .cards strong { font-size: 1.25rem; font-variant-numeric: tabular-nums; }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        th, td { text-align: left; vertical-align: middle; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
        thead th, tfoot th, tfoot td { font-weight: 600; }
        thead th { vertical-align: bottom; overflow-wrap: anywhere; }
        tbody th { width: 15rem; overflow-wrap: anywhere; }
        th { min-width: 8rem; }
        .plain .n { min-width: 5rem; }
        td { min-width: 9rem; font-variant-numeric: tabular-nums; }
        .plain td { min-width: 0; }
        .n { text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; }
        td svg { display: inline-block; width: calc(100% - 7.5rem); min-width: 2rem; height: .6rem; vertical-align: middle; margin-right: .6rem; border-radius: .2rem; }
        td span { white-space: nowrap; }
        .rail { fill: var(--rail); }
        .bar { fill: var(--bar); }
        @media print {
          :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --card: #fff; --line: #bbb; --bar: #2563c9; --rail: #eee; }
          body { font-size: 10pt; } main { max-width: none; padding: 0; } .wide { overflow: visible; }
          svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; } tr { break-inside: avoid; } thead { display: table-header-group; }
        }

        """;
}
