using System;
using System.Net.Http;
using System.Threading.Tasks;
using ProspectingTools.Contracts;
using ProspectingTools.Contracts.Local;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Hosting;

/// <summary>What lives in the memory of one instance, where several share a database: refused or told, with what to do.</summary>
[Trait("Category", "Slow")]
public sealed class SeveralInstancesTests
{
    private const string Plan = """[{"path":"/v1/accounts","status":418}]""";

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    [PostgresFact]
    public async Task Fault_plans_stand_on_an_instance_that_is_alone_and_come_with_the_request_elsewhere()
    {
        string database = TestStore.NewDatabase();
        await using ServiceProcess first = await ServiceProcess.OnDatabaseAsync(database);
        await using (ServiceProcess second = await ServiceProcess.OnDatabaseAsync(database))
        {
            // An instance is counted a moment after it answers.
            Answer refused = await UntilAsync(() => SetAsync(first), 400);
            Assert.Contains("2 instances share a database", refused.Text, StringComparison.Ordinal);
            Assert.Contains(FaultPlan.Header, refused.Text, StringComparison.Ordinal);
            Assert.Equal(200, (await first.Api.GetAsync(Routes.Accounts)).Status);
            Answer faulty = await second.Api.GetAsync(Routes.Accounts, (FaultPlan.Header, """{"status":418}"""), (FaultPlan.AdminKeyHeader, ServiceProcess.AdminKey));
            Assert.Equal(418, faulty.Status);
            await first.Api.AdminAsync(HttpMethod.Delete, Routes.AdminFaults, null);
        }

        await UntilAsync(() => SetAsync(first), 200);
        Assert.Equal(418, (await first.Api.GetAsync(Routes.Accounts)).Status);
    }

    [PostgresFact]
    public async Task Session_key_of_an_instance_is_told_at_its_start()
    {
        await using ServiceProcess service = await ServiceProcess.OnDatabaseAsync(TestStore.NewDatabase());
        await service.StopAsync();
        string log = await service.LogAsync();
        Assert.Contains("PROSPECTING_SESSION_KEY is a key of this instance", log, StringComparison.Ordinal);
        Assert.Contains("keys create", log, StringComparison.Ordinal);
        Assert.DoesNotContain(ServiceProcess.SessionKey, log, StringComparison.Ordinal);
    }

    private static Task<Answer> SetAsync(ServiceProcess service) => service.Api.SendAsync(
        HttpMethod.Put, Routes.AdminFaults, new StringContent(Plan, null, "application/json"), (FaultPlan.AdminKeyHeader, ServiceProcess.AdminKey));

    private static async Task<Answer> UntilAsync(Func<Task<Answer>> ask, int status)
    {
        for (DateTime end = DateTime.UtcNow + s_longest; ; await Task.Delay(100))
        {
            Answer answer = await ask();
            if (answer.Status == status || DateTime.UtcNow > end)
            {
                Assert.Equal(status, answer.Status);
                return answer;
            }
        }
    }
}
