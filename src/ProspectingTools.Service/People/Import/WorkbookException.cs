using System;

namespace ProspectingTools.Service.People.Import;

/// <summary>A workbook cannot be read; the message says why and what to do, without a full stop.</summary>
/// <param name="message">The rest of a sentence.</param>
internal sealed class WorkbookException(string message) : Exception(message);
