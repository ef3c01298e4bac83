using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Service.Hosting;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Security;

/// <summary>Keys stay secret, and the service stays on this machine unless it is told otherwise.</summary>
[Trait("Category", "Slow")]
public sealed class SecrecyTests
{
    [Fact]
    public async Task No_key_is_in_logs_answers_or_files()
    {
        using var folder = new TempFolder();
        await ServiceProcess.MakeDatabaseAsync(folder.Path);
        string stored = (await ServiceProcess.RunAsync("keys", "create", "--data", folder.Path)).Output.Trim();
        string wrong = stored[..^1] + (stored[^1] == 'a' ? 'b' : 'a');
        string[] secrets = [stored, wrong, ServiceProcess.SessionKey, ServiceProcess.AdminKey];
        List<string> answers = [];
        string log;
        await using (ServiceProcess service = await ServiceProcess.StartAsync(folder.Path, "--sample", "20"))
        {
            foreach (string secret in secrets)
            {
                using var api = new Api(service.Api.Address, service.Api.Group, secret);
                foreach (Answer answer in new[]
                {
                    await api.GetAsync(Routes.Accounts),
                    await api.PostAsync(Routes.Jobs(api.Group), "{"),
                    await api.GetAsync(Routes.Audience(api.Group, "nope")),
                    await api.GetAsync(Routes.AdminFaults),
                    await api.GetAsync("/v1/nowhere"),
                    await api.GetAsync(Routes.Accounts, ("X-Prospecting-Fault", "{"), ("X-Prospecting-Admin-Key", secret)),
                })
                {
                    answers.Add(answer.Text + answer.Headers);
                }
            }

            await service.StopAsync();
            log = await service.LogAsync();
        }

        string files = string.Concat(Directory.GetFiles(folder.Path).Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));
        Assert.All(secrets, secret =>
        {
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, files, StringComparison.Ordinal);
            Assert.All(answers, answer => Assert.DoesNotContain(secret, answer, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Default_address_is_of_this_machine_only() => Assert.True(new Uri(ServeOptions.DefaultUrl).IsLoopback);

    [Theory]
    [InlineData("http://0.0.0.0:0", true)]
    [InlineData("http://*:0", true)]
    [InlineData("http://+:0", true)]
    [InlineData("http://[::]:0", true)]
    [InlineData("http://192.0.2.1:80", true)]
    [InlineData("http://somewhere.example:80", true)]
    [InlineData("http://127.0.0.1:0", false)]
    [InlineData("http://[::1]:0", false)]
    [InlineData("http://localhost:5088", false)]
    public void An_address_that_others_can_reach_is_warned_of(string address, bool warned)
    {
        using var output = new StringWriter();
        Banner.WarnOfOpenAddress(output, new ServeOptions(), address);
        Assert.Equal(warned, output.ToString().Contains("other machines", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Warning_comes_at_the_start()
    {
        using Process process = ServiceProcess.Launch(["--in-memory", "--urls", "http://*:0", "--ready-json", "--exit-with-stdin"]);
        Assert.NotNull(await process.StandardOutput.ReadLineAsync());
        process.StandardInput.Close();
        Assert.Contains("other machines", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await process.WaitForExitAsync();
    }
}
