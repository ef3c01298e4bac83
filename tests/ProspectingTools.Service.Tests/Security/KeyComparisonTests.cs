using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Service.Access;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using Xunit;

namespace ProspectingTools.Service.Tests.Security;

/// <summary>How long a key is looked at says nothing of how right it is.</summary>
[Trait("Category", "Slow")]
public sealed class KeyComparisonTests(ITestOutputHelper output)
{
    private const int Samples = 4000;
    private const int Attempts = 20;
    private const double MostRatio = 1.1;

    // A few nanoseconds cannot be measured through a whole look at a key, so the code itself is looked at: hashes are compared
    // by FixedTimeEquals, and by nothing else.
    [Fact]
    public void Keys_are_compared_in_fixed_time_and_in_no_other_way()
    {
        Instruction[] code = [.. Code(typeof(Authenticator))];
        MethodBase[] comparisons = [.. code.Select(i => i.Called).OfType<MethodBase>().Where(m => Regex.IsMatch(m.Name, "Equal|Compare|IndexOf|Contains"))];
        Assert.NotEmpty(comparisons);
        Assert.All(comparisons, m => Assert.Equal(typeof(CryptographicOperations).GetMethod(nameof(CryptographicOperations.FixedTimeEquals)), m));

        // Byte by byte would be another way.
        Assert.DoesNotContain(code, i => i.Op == OpCodes.Ldelem_U1 || i.Op == OpCodes.Ldind_U1);
    }

    // Whatever way the service goes by for a key, it goes for both: a leak is there each time, a busy machine is not. What
    // disturbs only adds, and comes to both in turn, so the quick quarter of the samples is compared.
    [Fact]
    public async Task A_nearly_right_key_is_refused_no_sooner_and_no_later_than_a_wrong_one()
    {
        const string Right = "sk_live_0123456789012345678901234567890123456789012";
        string[] wrong = [Right[..^1] + "x", "sk_live_" + new string('z', Right.Length - 8)];
        await using IStore store = await StoreFactory.OpenAsync(new StoreLocation.Memory());
        Workspace workspace = await Workspace.OpenAsync(store, new ServiceSettings(), TimeProvider.System, CancellationToken.None);
        var authenticator = new Authenticator(store, new ProcessKeys(ApiKeys.Hash(Right), ApiKeys.Hash(Right)), workspace);
        List<double> ratios = [];
        do
        {
            double[][] times = [new double[Samples], new double[Samples]];
            for (int i = 0; i < Samples * 2; i++)
            {
                // Near, far, far, near: neither is always the one that comes after the other.
                int which = (i & 1) ^ ((i >> 1) & 1);
                times[which][i / 2] = await TimeAsync(wrong[which]);
            }

            ratios.Add(QuickQuarter(times[0]) / QuickQuarter(times[1]));
        }
        while (ratios[^1] is > MostRatio or < 1 / MostRatio && ratios.Count < Attempts);

        output.WriteLine(string.Join(' ', ratios));
        Assert.InRange(ratios[^1], 1 / MostRatio, MostRatio);
        Assert.NotNull(await authenticator.CallerAsync("Bearer " + Right, CancellationToken.None));

        async Task<double> TimeAsync(string key)
        {
            long start = Stopwatch.GetTimestamp();
            Assert.Null(await authenticator.CallerAsync("Bearer " + key, CancellationToken.None));
            Assert.False(authenticator.IsAdmin(key));
            return Stopwatch.GetTimestamp() - start;
        }

        static double QuickQuarter(double[] times) => times.Order().ElementAt(times.Length / 4);
    }

    private sealed record Instruction(OpCode Op, MethodBase? Called);

    // The methods of a type and of what the compiler has made of its asynchronous ones and lambdas.
    private static IEnumerable<Instruction> Code(Type type)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        Dictionary<short, OpCode> codes = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);
        foreach (MethodBase method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
        {
            byte[] il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
            for (int at = 0; at < il.Length;)
            {
                OpCode op = codes[il[at] == 0xFE ? (short)(0xFE00 | il[at + 1]) : il[at]];
                at += op.Size;
                yield return new Instruction(op, op.OperandType == OperandType.InlineMethod ? Called(method, BitConverter.ToInt32(il, at)) : null);
                at += op.OperandType switch
                {
                    OperandType.InlineNone => 0,
                    OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                    OperandType.InlineVar => 2,
                    OperandType.InlineI8 or OperandType.InlineR => 8,
                    OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                    _ => 4,
                };
            }
        }

        foreach (Instruction instruction in type.GetNestedTypes(All).SelectMany(Code))
        {
            yield return instruction;
        }
    }

    private static MethodBase? Called(MethodBase method, int token) => method.Module.ResolveMethod(
        token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
}
