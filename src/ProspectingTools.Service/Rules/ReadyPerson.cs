using System;
using ProspectingTools.Files;
using ProspectingTools.Service.Store;

namespace ProspectingTools.Service.Rules;

/// <summary>A person on the way to the directory, with the form that the store keeps: made by the thread that reads, while another one writes.</summary>
internal readonly struct ReadyPerson
{
    public ReadyPerson(Person person, bool sample, Func<SearchText, byte[]>? wordsOf = null)
    {
        Person = person;
        PersonWrite written = PersonRecord.ToStore(person, Ids.New(), sample);
        Written = wordsOf is null ? written : written with { Words = wordsOf(written.Text) };
    }

    public Person Person { get; }

    public PersonWrite Written { get; }
}
