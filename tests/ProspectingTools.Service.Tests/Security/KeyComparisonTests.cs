using System;
using System.Collections.Generic;
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
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Security;

/// <summary>How long a key is looked at says nothing of how right it is.</summary>
public sealed class KeyComparisonTests
{
    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

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

    // Nothing else is done with the text of a key than to take it out of its header and to hash the whole of it.
    [Fact]
    public void The_text_of_a_key_is_hashed_and_not_looked_at()
    {
        // The caller's own names and permissions are texts too.
        string[] known =
        [
            "ApiKeys.Hash", "Authenticator.Token", "String.IsNullOrEmpty", "String.StartsWith", "String.Substring", "String.Trim", "String.get_Length",
            "Caller..ctor", "String.Split",
        ];
        string[] text = [.. Code(typeof(Authenticator)).Select(i => i.Called).OfType<MethodBase>().Where(TakesText).Select(m => $"{m.DeclaringType!.Name}.{m.Name}")];
        Assert.Contains("ApiKeys.Hash", text);
        Assert.Empty(text.Except(known));
        Assert.Equal(
            ["Encoding.GetBytes", "Encoding.get_UTF8", "SHA256.HashData"],
            Code(typeof(ApiKeys).GetMethod(nameof(ApiKeys.Hash))!).Select(i => i.Called).OfType<MethodBase>().Select(m => $"{m.DeclaringType!.Name}.{m.Name}").Order(StringComparer.Ordinal));

        static bool TakesText(MethodBase method) =>
            method.DeclaringType == typeof(string) || method.GetParameters().Any(p => p.ParameterType == typeof(string) || p.ParameterType == typeof(ReadOnlySpan<char>));
    }

    // A way that is shorter for some wrong keys would be one that does not ask the store, or asks it twice.
    [Theory]
    [StoreData]
    public async Task However_much_of_a_key_is_right_the_same_is_done(string kind)
    {
        var random = new Random(Seed.Next());
        await using IStore inner = await TestStore.NewAsync(kind);
        int reads = 0;
        var store = new FaultyStore(inner)
        {
            BeforeRead = () =>
            {
                reads++;
                return Task.CompletedTask;
            },
        };
        Workspace workspace = await Workspace.OpenAsync(store, new ServiceSettings(), TimeProvider.System, CancellationToken.None);
        string stored = (await workspace.FirstKeyAsync(store, TimeProvider.System, CancellationToken.None))!;
        const string Session = "sk_live_0123456789012345678901234567890123456789012";
        const string Admin = "the key of who administers this service";
        var authenticator = new Authenticator(store, new ProcessKeys(ApiKeys.Hash(Session), ApiKeys.Hash(Admin)), workspace);
        foreach (string right in new[] { stored, Session, Admin })
        {
            int[] places = [0, right.Length - 1, .. random.GetItems([.. Enumerable.Range(0, right.Length)], 10)];
            foreach (string wrong in places.SelectMany(at => Near(right, at, random)).Append(right + right))
            {
                reads = 0;
                Assert.Null(await authenticator.CallerAsync("Bearer " + wrong, CancellationToken.None));
                Assert.Equal(1, reads);
                Assert.False(authenticator.IsAdmin(wrong));
                Assert.False(authenticator.IsAdmin("Bearer " + wrong));
                Assert.Equal(1, reads);
            }
        }

        Assert.Equal(["session", "first key"], [(await authenticator.CallerAsync("Bearer " + Session, CancellationToken.None))!.KeyId, await NameAsync()]);
        Assert.True(authenticator.IsAdmin(Admin));

        async Task<string> NameAsync()
        {
            string id = (await authenticator.CallerAsync("Bearer " + stored, CancellationToken.None))!.KeyId;
            return (await inner.ReadAsync(session => session.KeysAsync(), CancellationToken.None)).Single(key => key.KeyId == id).Name;
        }
    }

    // Keys that are right up to a place, from a place on, everywhere but there, and in other letters.
    private static IEnumerable<string> Near(string right, int at, Random random)
    {
        char other = (char)('!' + random.Next(90));
        yield return at == 0 ? "?" : right[..at];
        yield return right[..at] + (other == right[at] ? '~' : other) + right[(at + 1)..];
        yield return new string('z', at + 1) + right[(at + 1)..];
        if (char.IsAsciiLetter(right[at]))
        {
            yield return right[..at] + (char)(right[at] ^ ' ') + right[(at + 1)..];
        }
    }

    private sealed record Instruction(OpCode Op, MethodBase? Called);

    // The methods of a type and of what the compiler has made of its asynchronous ones and lambdas.
    private static IEnumerable<Instruction> Code(Type type)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)).SelectMany(Code).Concat(type.GetNestedTypes(All).SelectMany(Code));
    }

    private static IEnumerable<Instruction> Code(MethodBase method)
    {
        byte[] il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < il.Length;)
        {
            OpCode op = s_codes[il[at] == 0xFE ? (short)(0xFE00 | il[at + 1]) : il[at]];
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

    private static MethodBase? Called(MethodBase method, int token) => method.Module.ResolveMethod(
        token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
}
