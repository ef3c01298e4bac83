using System;
using System.Linq;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Tests.Support;
using Xunit;

namespace ProspectingTools.Client.Tests.Http;

/// <summary>Reads of one connection side by side are not refused more often than one after the other.</summary>
public sealed class RateGateTests
{
    [Fact]
    public async Task Until_the_server_refuses_one_all_reads_go_side_by_side()
    {
        var gate = new RateGate(TestTime.Standing());
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => gate.EnterAsync(1, CallContext.None))).WaitAsync(TestTime.Patience);
    }

    // Answers, refusals with and without a time, reads that come, fail, are cancelled or wait, in any order.
    [Fact]
    public async Task Whatever_happens_those_go_whose_turn_it_is()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int run = 0; run < 60; run++)
        {
            var gate = new RateGateModel();
            for (int step = 0; step < 150; step++)
            {
                string because = $"seed {seed}, run {run}, step {step}";
                switch (random.Next(25))
                {
                    case 0 when gate.Sent > 0:
                        gate.Refuse(random, random.Next(3) == 0 ? null : TimeSpan.FromSeconds(random.Next(1, 20)));
                        break;
                    case 1 when gate.Sent > 0:
                        gate.Leave(random);
                        break;
                    case 2 when gate.Waiting > 0:
                        gate.Cancel(random);
                        break;
                    case <= 5:
                        gate.Pass(TimeSpan.FromSeconds(random.Next(1, 10)));
                        break;
                    case <= 14 when gate.Sent > 0:
                        gate.Answer(random);
                        break;
                    default:
                        gate.Enter(random.Next(3) == 0 ? random.Next(2, 5) : 1);
                        break;
                }

                await gate.CheckAsync(because);
            }
        }
    }
}
