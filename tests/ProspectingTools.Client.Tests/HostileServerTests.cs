using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Testing.Hostile;
using Xunit;

namespace ProspectingTools.Client.Tests;

/// <summary>The server as a process, as suites in other languages start it.</summary>
[Trait("Category", "Slow")]
public sealed class HostileServerTests
{
    private const string Script = """
        [
          { "method": "GET", "path": "/v1/*", "count": 1, "reply": { "status": 429, "headers": { "Retry-After": "1" } } },
          { "path": "/v1/drop", "reply": { "cutAfterBytes": 0 } },
          { "path": "/v1/x", "reply": { "body": "{\"ok\":true}" } }
        ]
        """;

    [Fact]
    public async Task Answers_by_its_script_records_what_it_was_asked_and_ends_with_its_input()
    {
        string script = Path.Combine(Path.GetTempPath(), $"hostile-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(script, Script);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(HostileServer).Assembly.Location, "--script", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var address = new Uri((await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)))!);
            using var http = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = address };

            HttpResponseMessage limited = await http.GetAsync(new Uri("/v1/x", UriKind.Relative));
            Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), limited.Headers.RetryAfter!.Delta);
            Assert.Equal("{\"ok\":true}", await http.GetStringAsync(new Uri("/v1/x?a=b", UriKind.Relative)));
            Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync(new Uri("/v2", UriKind.Relative), new StringContent("body"))).StatusCode);

            using JsonDocument recorded = JsonDocument.Parse(await http.GetStringAsync(new Uri("/__requests", UriKind.Relative)));
            Assert.Equal(3, recorded.RootElement.GetArrayLength());
            Assert.Equal("/v1/x?a=b", recorded.RootElement[1].GetProperty("target").GetString());
            Assert.Equal("body", recorded.RootElement[2].GetProperty("body").GetString());

            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            File.Delete(script);
        }
    }
}
