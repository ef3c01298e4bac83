using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using ProspectingTools.Client.Errors;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;
using ProspectingTools.Completion;
using ProspectingTools.Errors;
using ProspectingTools.Runtime;

namespace ProspectingTools.Commands.Connection;

/// <summary>Calls any path of the APIs with the connection's authentication, retries and paging.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ProspectingApi", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeProspectingApiCommand : ProspectingCommand
{
    private const string AccountGroupPlaceholder = "{accountGroupId}";

    private UnreadProperties? _unread;

    /// <summary>The method: GET, POST, PUT, PATCH or DELETE. GET when left out: a path alone is read.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.HttpMethodCompleter))]
    public string Method { get; set; } = "GET";

    /// <summary>The path, from the root; {accountGroupId} stands for the connection's account group. A query may follow.</summary>
    [Parameter(Position = 1)]
    [ValidatePattern("^/[^/]")]
    public string Path { get; set; } = string.Empty;

    /// <summary>The body: text of JSON, or an object that is made into JSON.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? Body { get; set; }

    /// <summary>Reads all pages of a list, and returns their items.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Makes a POST repeatable, where the API knows it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? IdempotencyKey { get; set; }

    /// <summary>Returns the answer as text of JSON.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // One word that is a path: PowerShell has bound it to the first place.
        if (Path.Length == 0 && Method.StartsWith("/", StringComparison.Ordinal) && !Method.StartsWith("//", StringComparison.Ordinal))
        {
            (Method, Path) = (HttpMethodCompleter.Get, Method);
        }

        if (!HttpMethodCompleter.Methods.Contains(Method, StringComparer.OrdinalIgnoreCase))
        {
            string message = Path.Length == 0 && Method.Contains('/')
                ? $"'{Method}' is not a path of the API, which begins with a slash and has no host: Invoke-ProspectingApi /v1/credits."
                : $"'{Method}' is not a method. There are: {string.Join(", ", HttpMethodCompleter.Methods)}.";
            ThrowTerminatingError(ErrorFactory.Create(ErrorIds.ParameterInvalid, ErrorCategory.InvalidArgument, message, Method));
        }

        if (Path.Length == 0)
        {
            ThrowTerminatingError(ErrorFactory.Create(ErrorIds.ParameterInvalid, ErrorCategory.InvalidArgument, "Give a path from the root, such as /v1/credits.", Method));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string method = Method.ToUpperInvariant();
        if (All && method != "GET")
        {
            ThrowTerminatingError(ErrorFactory.Create(ErrorIds.ParameterInvalid, ErrorCategory.InvalidArgument, "-All reads lists: it goes with -Method GET only.", Method));
        }

        if (method != "GET" && !MayAct(Path, method))
        {
            return;
        }

        RunTerminating(Path, () =>
        {
            string path = Path.Contains(AccountGroupPlaceholder)
                ? Path.Replace(AccountGroupPlaceholder, Uri.EscapeDataString(RequireAccountGroup()))
                : Path;
            ApiKind api = ApiPath.ApiOf(path);
            if (All)
            {
                EmitAll(api, path);
            }
            else
            {
                Output(Await(Client.SendAsync(api, Request(method, path), Context)));
            }
        });
    }

    // A path without the account group must not wait for one to be settled.
    private protected override ApiKind? NeededApi => ApiPath.ApiOf(Path);

    private string RequireAccountGroup() => ResolvedConnection.AccountGroupId ?? throw new ProspectingApiException(
        FailureKind.Caller,
        ClientErrorCodes.AccountGroupMissing,
        "The connection has no account group to put into the path. Connect with -AccountGroupId.");

    private void EmitAll(ApiKind api, string path)
    {
        using IPager<JsonElement> pager = Client.GetAnyList(api, path, Context);
        while (Await(pager.NextAsync()) is { } page)
        {
            foreach (JsonElement item in page.Items)
            {
                Output(item);
            }
        }
    }

    private ApiRequest Request(string method, string path)
    {
        int question = path.IndexOf('?');
        return new ApiRequest(new HttpMethod(method), question < 0 ? path : path.Substring(0, question))
        {
            Query = question < 0 ? null : path.Substring(question + 1),
            Body = Body is null ? null : Encoding.UTF8.GetBytes(BodyText()),
            IdempotencyKey = IdempotencyKey,
        };
    }

    private string BodyText() => Body switch
    {
        string text => text,
        PSObject { BaseObject: string text } => text,
        IDictionary table => PSObjectJson.Write(table, _unread ??= new UnreadProperties(this)),
        _ => PSObjectJson.Write(Body!, _unread ??= new UnreadProperties(this)),
    };

    private void Output(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Undefined)
        {
            Emit(Raw ? value.GetRawText() : PSObjectJson.Read(value));
        }
    }
}
