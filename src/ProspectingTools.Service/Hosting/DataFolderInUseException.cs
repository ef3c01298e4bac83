using System;

namespace ProspectingTools.Service.Hosting;

/// <summary>Another process has the lock of a data folder.</summary>
internal sealed class DataFolderInUseException(string message) : Exception(message);
