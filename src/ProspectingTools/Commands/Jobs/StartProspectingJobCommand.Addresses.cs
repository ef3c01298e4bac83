using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ProspectingTools.Client.Jobs;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Contracts.Text;
using ProspectingTools.Errors;

namespace ProspectingTools.Commands.Jobs;

/// <content>Addresses of profiles: collected first, then started in parts.</content>
public sealed partial class StartProspectingJobCommand
{
    private readonly ProfileUrlSet _urls = new();
    private readonly JobInputList _inputs = new();
    private int _urlsRead;

    private void CollectUrls()
    {
        foreach (string? text in Url ?? [])
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            _urlsRead++;
            _inputs.Add(text);
            if (!_urls.TryAdd(text, out _))
            {
                WriteError(ErrorFactory.Create(
                    ErrorIds.ProfileUrlInvalid,
                    ErrorCategory.InvalidArgument,
                    $"'{text}' {LinkedInRefusal.Of(text, LinkedInAddressKind.Profile)} It is left out.",
                    text));
            }
        }
    }

    private void StartUrls()
    {
        int given = _urls.Count;
        if (!TryExcludeAddresses(out IReadOnlyList<string>? audiences))
        {
            return;
        }

        IReadOnlyList<IReadOnlyList<string>> parts = _urls.Split();
        if (parts.Count == 0)
        {
            WriteWarning(given == 0 ? "No LinkedIn profile was given, so no job was started." : "Every profile is excluded, so no job was started.");
            return;
        }

        if (_urlsRead > _urls.Count)
        {
            WriteVerbose($"{_urls.Count} distinct profiles of {_urlsRead} addresses.");
        }

        StartJobRequest[] requests = parts.Select(part => Complete(new StartJobRequest { Source = JobSource.UrlUpload, Urls = part, ExcludeAudienceIds = audiences })).ToArray();
        string target = parts.Count == 1 ? $"{_urls.Count:N0} profiles" : $"{_urls.Count:N0} profiles in {parts.Count} jobs";
        if (Starts.MayStart(target, requests.Sum(JobCost.MaximumProspects), requests.Sum(JobCost.MaximumCredits), _urls.Count, requests))
        {
            // What comes after a part that failed is not sent: once the list is mended it may be in another part.
            bool isFirst = true;
            _ = requests.All(request =>
            {
                bool sent = Starts.SendPart(request, _inputs.Of(request.Urls!, isFirst));
                isFirst = false;
                return sent;
            });
        }
    }
}
