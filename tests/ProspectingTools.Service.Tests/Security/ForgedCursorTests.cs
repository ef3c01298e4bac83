using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Endpoints.Inputs;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Jobs;
using ProspectingTools.Service.Rules;
using ProspectingTools.Service.Store;
using ProspectingTools.Service.Tests.Support;
using Xunit;

namespace ProspectingTools.Service.Tests.Security;

/// <summary>
/// Every list with a cursor, asked with cursors that somebody made up, changed, or took from another list, group or database,
/// and even with rightly signed ones for every number: 400, or rows of the caller. PROSPECTING_FORGED_CURSORS sets the number.
/// </summary>
public sealed class ForgedCursorTests(ITestOutputHelper output)
{
    private const int Groups = 3;
    private const int AudiencesOfGroup = 3;

    private static readonly byte[] s_secret = RandomNumberGenerator.GetBytes(Cursors.SecretLength);

    private static int Tries => int.Parse(Environment.GetEnvironmentVariable("PROSPECTING_FORGED_CURSORS") ?? "20000", CultureInfo.InvariantCulture);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Forged_or_foreign_cursor_reads_nothing_of_anybody_else()
    {
        await using StoreWithGroups data = await StoreWithGroups.CreateAsync(Groups, AudiencesOfGroup, prospects: 30);
        int seed = Seed.Next();
        var random = new Random(seed);
        var forger = new Forger(random, data.Names);
        PagedList[] lists = Lists(data.Store);
        Dictionary<string, int> taken = [];
        for (int i = 0; i < Tries; i++)
        {
            int group = random.Next(Groups);
            PagedList list = lists[i % lists.Length];
            AudienceRow audience = data.Audiences[(group * AudiencesOfGroup) + random.Next(AudiencesOfGroup)];
            (string kind, string cursor) = forger.Make(list.Name(data.Callers[group], audience));
            try
            {
                IReadOnlyList<string> owners = await list.Read(data.Callers[group], audience, cursor);
                string owner = list.ByAudience ? audience.Id : data.Callers[group].GroupId;
                Assert.True(owners.All(o => o == owner), $"'{cursor}' ({kind}) read {string.Join(' ', owners)} as {owner}");
                taken[kind] = taken.GetValueOrDefault(kind) + 1;
            }
            catch (RuleException e)
            {
                Assert.Equal((RefusalCode.Invalid, "cursor"), (e.Code, e.Fields[0].Field));
            }
        }

        // Only what is signed for this very list may be taken.
        Assert.Equal([Forger.Signed], taken.Keys);
        output.WriteLine($"{Tries} cursors, {taken[Forger.Signed]} taken, all of them signed for their list");
    }

    private static PagedList[] Lists(IStore store)
    {
        var cursors = new Cursors(s_secret);
        var audiences = new AudienceRules(store, TimeProvider.System);
        var jobs = new JobRules(store, new ServiceSettings(), new JobSignal(), TimeProvider.System);
        var accounts = new AccountRules(store);
        return
        [
            new(true, (caller, audience) => $"prospects:{caller.GroupId}:{audience.Id}", async (caller, audience, cursor) =>
            {
                var page = new ArrayBufferWriter<byte>();
                await audiences.CopyProspectsAsync(caller, audience.Id, Page($"prospects:{caller.GroupId}:{audience.Id}", cursor, AudienceRules.MaxPosition), page, CancellationToken.None);
                return JsonSerializer.Deserialize<string[]>([(byte)'[', .. page.WrittenSpan, (byte)']'])!;
            }),
            new(false, (caller, _) => $"audiences:{caller.GroupId}", async (caller, _, cursor) =>
                [.. (await audiences.ListAsync(caller, Page($"audiences:{caller.GroupId}", cursor), CancellationToken.None)).Items.Select(a => a.Name!.Split(' ')[0])]),
            new(false, (caller, _) => $"jobs:{caller.GroupId}:{JobStatus.Completed}", async (caller, _, cursor) =>
                [.. (await jobs.ListAsync(caller, Page($"jobs:{caller.GroupId}:{JobStatus.Completed}", cursor), JobStatus.Completed, CancellationToken.None)).Items.Select(j => j.Source!)]),
            new(false, (caller, _) => $"accounts:{caller.GroupId}", async (caller, _, cursor) =>
                [.. (await accounts.ListAsync(caller, Page($"accounts:{caller.GroupId}", cursor), CancellationToken.None)).Items.Select(a => a.AccountGroupId!)]),
        ];

        // As an endpoint reads it.
        PageRequest Page(string list, string cursor, long last = long.MaxValue) => new CursorQuery(cursor, 10).In(cursors, list, last).Page;
    }

    private sealed record PagedList(
        bool ByAudience, Func<Caller, AudienceRow, string> Name, Func<Caller, AudienceRow, string, Task<IReadOnlyList<string>>> Read);

    private sealed class Forger(Random random, IReadOnlyList<string> names)
    {
        public const string Signed = "signed for the list";

        private readonly Cursors _own = new(s_secret);
        private readonly Cursors _other = new(RandomNumberGenerator.GetBytes(Cursors.SecretLength));
        private readonly IEnumerator<long> _positions = Longs.All(random).GetEnumerator();

        public (string Kind, string Cursor) Make(string list)
        {
            _positions.MoveNext();
            long position = _positions.Current;
            switch (random.Next(7))
            {
                case 0:
                    return (Signed, Sign(s_secret, list, position));
                case 1:
                    return ("of another database", _other.Write(list, position & long.MaxValue));
                case 2:
                    return ("of another list or group", _own.Write(Other(list), position & long.MaxValue));
                case 3:
                    return ("an unkeyed hash of known text", Unkeyed(list, position));
                case 4:
                    return ("changed", Changed(_own.Write(list, position & long.MaxValue)));
                case 5:
                    return ("cut or lengthened", Cut(_own.Write(list, position & long.MaxValue)));
                default:
                    return ("random bytes", Base64Url.EncodeToString(Bytes(random.Next(1, 40))));
            }
        }

        // As the service signs, without its refusal of positions that are none: what a wall behind the signature has to stand.
        private static string Sign(byte[] secret, string list, long position)
        {
            byte[] cursor = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(cursor, position);
            return Base64Url.EncodeToString([.. cursor, .. HMACSHA256.HashData(secret, (byte[])[.. cursor, .. Encoding.UTF8.GetBytes(list)])[..16]]);
        }

        private static string Unkeyed(string list, long position)
        {
            byte[] cursor = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(cursor, position);
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{list}:{position}"));
            return Base64Url.EncodeToString([.. cursor, .. hash[..(position % 2 == 0 ? 8 : 16)]]);
        }

        private string Other(string list)
        {
            string other = names[random.Next(names.Count)];
            return other == list ? list + "0" : other;
        }

        private string Changed(string cursor)
        {
            int at = random.Next(cursor.Length);
            return cursor[..at] + (cursor[at] == 'A' ? 'B' : 'A') + cursor[(at + 1)..];
        }

        private string Cut(string cursor) => random.Next(2) == 0 ? cursor[..random.Next(1, cursor.Length)] : cursor + cursor[..random.Next(1, cursor.Length)];

        private byte[] Bytes(int length)
        {
            byte[] bytes = new byte[length];
            random.NextBytes(bytes);
            return bytes;
        }
    }
}
