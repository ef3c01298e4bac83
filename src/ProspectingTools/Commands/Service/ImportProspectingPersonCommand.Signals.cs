using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Net.Http.Headers;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Errors;
using ProspectingTools.Formatting;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Service;

/// <content>Signals of the people: after the people, so that both can come in one command.</content>
public sealed partial class ImportProspectingPersonCommand
{
    /// <summary>CSV files of signals: address, type, title, score, posted at, link. Each belongs to a person of the directory by the address.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] SignalPath { get; set; } = [];

    private void ImportSignals()
    {
        foreach (string file in SignalPath.SelectMany(Resolve))
        {
            if (ShouldProcess(file, "Import signals of people into the local service"))
            {
                RunPerInput(file, () => ImportSignalFile(file));
            }
        }
    }

    private void ImportSignalFile(string file)
    {
        using FileStream stream = InputFile.Open(file);
        HttpContent Content()
        {
            var content = new StreamContent(stream, 64 * 1024);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            return content;
        }

        SignalImportResult result = OnLocalService(string.Empty, () => Await(Client.ImportSignalsAsync(Content, Context)));
        Emit(result);
        foreach (RowError error in result.Errors ?? [])
        {
            WriteError(ErrorFactory.Create(ErrorIds.SignalSkipped, ErrorCategory.InvalidData, $"{file}, line {error.Line}: {error.Message?.TrimEnd('.')}. The signal was left out.", error));
        }

        if (result.Skipped > (result.Errors?.Count ?? 0))
        {
            WriteWarning($"{Counted.Of(result.Skipped, "signal")} {Counted.Verb(result.Skipped, "was", "were")} left out; the first {result.Errors?.Count ?? 0} {Counted.Verb(result.Errors?.Count ?? 0, "is", "are")} shown.");
        }
    }
}
