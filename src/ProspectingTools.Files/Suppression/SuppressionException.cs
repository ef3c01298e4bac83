using System;
using System.IO;

namespace ProspectingTools.Files.Suppression;

/// <summary>A suppression file cannot be used: nobody may be written to, imported or paid for until it can.</summary>
/// <param name="message">The file, the line, and why.</param>
/// <param name="cause">What caused it.</param>
public sealed class SuppressionException(string message, Exception? cause = null) : IOException(message, cause);
