namespace ProspectingTools.Service.Store.Sqlite;

/// <summary>A character as FTS5's tokenizer sees it.</summary>
/// <param name="InWord">Whether it belongs to a word; otherwise it separates two.</param>
/// <param name="StartsWord">Whether a word can begin with it; a combining accent only continues one.</param>
/// <param name="Folded">What it becomes: in lower case, without accents; empty for an accent.</param>
internal readonly record struct Fts5Character(bool InWord, bool StartsWord, string? Folded);
