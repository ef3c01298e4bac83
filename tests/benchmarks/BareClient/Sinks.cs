using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace ProspectingTools.Benchmarks.Bare;

/// <summary>What becomes of the items: the counterparts of the pipelines in Worker.ps1.</summary>
internal interface ISink : IDisposable
{
    void Take(Prospect item);
}

/// <summary>Makes sinks.</summary>
internal static class Sinks
{
    public static ISink Create(Command command) => command.Sink switch
    {
        "foreach" => new Reading(),
        "csv" => new Csv(command.Path!),
        "collect" => new Collecting(),
        _ => new Dropping(),
    };

    private sealed class Dropping : ISink
    {
        public void Take(Prospect item) => GC.KeepAlive(item);

        public void Dispose()
        {
        }
    }

    private sealed class Reading : ISink
    {
        private long _read;

        public void Take(Prospect item) => _read += item.Name.Length + item.Company.Name.Length;

        public void Dispose() => GC.KeepAlive(_read);
    }

    private sealed class Collecting : ISink
    {
        private readonly List<Prospect> _all = [];

        public void Take(Prospect item) => _all.Add(item);

        public void Dispose() => GC.KeepAlive(_all);
    }

    // The columns of Export-Csv: one for each property of a prospect.
    private sealed class Csv(string path) : ISink
    {
        private readonly StreamWriter _file = new(path);

        public void Take(Prospect p)
        {
            Cell(p.Id);
            Cell(p.FirstName);
            Cell(p.LastName);
            Cell(p.Name);
            Cell(p.Headline);
            Cell(p.About);
            Cell(p.PhotoUrl);
            Cell(p.LinkedinUrl);
            Cell(p.PublicIdentifier);
            Cell(p.Company.Name);
            Cell(p.Title);
            Cell(p.Location.Text);
            Cell(p.Emails.Count.ToString(CultureInfo.InvariantCulture));
            Cell(p.Premium ? "True" : "False");
            Cell(p.IsOpenProfile ? "True" : "False");
            Cell(p.ConnectionStatus);
            Cell(p.ChatStatus);
            _file.WriteLine();
        }

        public void Dispose() => _file.Dispose();

        private void Cell(string text)
        {
            _file.Write('"');
            _file.Write(text.Contains('"', StringComparison.Ordinal) ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text);
            _file.Write("\",");
        }
    }
}
