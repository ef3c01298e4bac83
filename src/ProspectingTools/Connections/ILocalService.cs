using System;
using ProspectingTools.Client.Http;

namespace ProspectingTools.Connections;

/// <summary>What a connection knows of the local service that it leads to.</summary>
internal interface ILocalService
{
    /// <summary>Its address.</summary>
    Uri Uri { get; }

    /// <summary>The folder of its data; null when it keeps them in memory.</summary>
    string? DataPath { get; }

    /// <summary>Whether its process has ended.</summary>
    bool HasExited { get; }

    /// <summary>The key of its admin endpoints.</summary>
    ApiKey AdminKey { get; }
}
