using System.Collections.Generic;
using System.Linq;
using ProspectingTools.Contracts.Prospecting;
using ProspectingTools.Service.Rules;
using Xunit;

namespace ProspectingTools.Service.Tests.Rules;

/// <summary>The list of signal specifications, page by page.</summary>
public sealed class SignalSpecificationTests
{
    [Fact]
    public void Pages_of_any_size_are_the_whole_list_once()
    {
        string[] all = [.. SignalSpecifications.All.Select(one => one.SignalSpecificationId!)];
        for (int limit = 1; limit <= all.Length + 1; limit++)
        {
            List<string> read = [];
            long? last = null;
            do
            {
                ListPage<SignalSpecification> page = SignalSpecificationRules.List(new PageRequest(last, limit));
                read.AddRange(page.Items.Select(one => one.SignalSpecificationId!));
                last = page.Last;
            }
            while (last is not null && read.Count <= all.Length);
            Assert.Equal(all, read);
        }
    }
}
