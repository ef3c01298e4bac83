using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using ProspectingTools.Service.Http;
using ProspectingTools.Service.Rules;

namespace ProspectingTools.Testing.Fuzz.Targets;

/// <summary>Cursors: only those that the service made are taken, whatever was done to them.</summary>
internal sealed class CursorTarget : FuzzTarget
{
    private const string List = "audiences:507f1f77bcf86cd799439011";

    // Not random, so that the corpus can hold cursors.
    private static readonly Cursors s_cursors = new(new byte[Cursors.SecretLength]);

    // The positions of the corpus.
    private static readonly HashSet<long> s_known = [1, 25, 100, 99_900, long.MaxValue];

    public override string Name => "cursors";

    public override int Weight => 25;

    public override IReadOnlyList<string> Tokens { get; } = ["A", "AAAA", "_", "-", "=", "==", "/", " ", "AAAAAAAAAAAAAAAAAAAAAA"];

    public override Task<string?> RunAsync(byte[] input)
    {
        string cursor = Encoding.UTF8.GetString(input).TrimEnd('\n');
        try
        {
            // The empty one asks for the first page.
            bool known = s_cursors.Read(List, cursor) is not { } position || s_known.Contains(position);
            return Task.FromResult(known ? null : "a cursor was taken that the service never made");
        }
        catch (RuleException e) when (e.Code == RefusalCode.Invalid)
        {
            return Task.FromResult<string?>(null);
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
