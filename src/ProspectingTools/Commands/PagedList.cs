using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using ProspectingTools.Client.Http;
using ProspectingTools.Client.Paging;

namespace ProspectingTools.Commands;

/// <summary>A list that a cmdlet reads for one of its inputs. Its functions may run on any thread.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
/// <param name="target">The user's input.</param>
/// <param name="find">Finds the id of the list, and waits until it can be read.</param>
/// <param name="open">Opens it.</param>
/// <param name="total">How many items there are, where the list itself does not say; null when nothing says.</param>
/// <param name="name">What a list of an id is called, on the pipeline thread; null for no name.</param>
/// <param name="shape">The type name by which a table is selected for the items of a page, on the pipeline thread; null for the usual one.</param>
internal sealed class PagedList<T>(
    object target,
    Func<CallContext, Task<string>> find,
    Func<string, PageOptions, CallContext, IPager<T>> open,
    Func<string, CallContext, Task<long?>>? total = null,
    Func<string, string>? name = null,
    Func<IReadOnlyList<T>, string?>? shape = null)
{
    /// <summary>The user's input.</summary>
    public object Target { get; } = target;

    /// <summary>Finds the id of the list.</summary>
    public Func<CallContext, Task<string>> FindAsync { get; } = find;

    /// <summary>Opens it.</summary>
    public Func<string, PageOptions, CallContext, IPager<T>> Open { get; } = open;

    /// <summary>The type name by which a table is selected for the items of a page.</summary>
    public Func<IReadOnlyList<T>, string?>? Shape { get; } = shape;

    /// <summary>What the list is called, on the pipeline thread.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Such as <c>'Founders'</c>.</returns>
    public string NameOf(string id) => name?.Invoke(id) ?? id;

    /// <summary>How many items there are.</summary>
    public Func<string, CallContext, Task<long?>>? TotalAsync { get; } = total;
}
