using System;
using System.Reflection;
using ProspectingTools.Client.Errors;
using Xunit;

namespace ProspectingTools.Client.Tests.Errors;

/// <summary>Whether a request may have been carried out decides whether it may be sent again: what is said of it for each kind of failure and status.</summary>
public sealed class OutcomeTests
{
    [Theory]
    [InlineData(FailureKind.Api, 500, false, true)]
    [InlineData(FailureKind.Api, 502, false, true)]
    [InlineData(FailureKind.Api, 599, false, true)]
    [InlineData(FailureKind.Api, 499, false, false)]
    [InlineData(FailureKind.Api, 429, false, false)]
    [InlineData(FailureKind.Api, null, false, false)]
    [InlineData(FailureKind.Network, null, false, true)]
    [InlineData(FailureKind.Timeout, null, false, true)]
    [InlineData(FailureKind.InvalidData, 200, false, true)]
    [InlineData(FailureKind.Network, null, true, false)]
    [InlineData(FailureKind.Timeout, null, true, false)]
    [InlineData(FailureKind.Api, 503, true, false)]
    public void An_outcome_is_unknown_where_the_server_may_have_acted(FailureKind kind, int? status, bool neverSent, bool unknown) =>
        Assert.Equal(unknown, new ProspectingApiException(kind, "CODE", "message") { StatusCode = status, NeverSent = neverSent }.OutcomeUnknown);

    [Fact]
    public void The_same_failure_in_other_words_keeps_all_that_is_known_of_it()
    {
        var first = new ProspectingApiException(FailureKind.Timeout, "CODE", "message")
        {
            StatusCode = 504,
            TraceId = "t",
            Fields = [new() { Field = "f" }],
            Details = "d",
            RetryAfter = TimeSpan.FromSeconds(3),
            RetryNotBefore = DateTimeOffset.UnixEpoch,
            Attempts = 4,
            Method = "GET",
            Path = "/p",
            Cursor = "c",
            ResumeWith = "-Skip 7",
            IdempotencyKey = "i",
            CommandKey = "k",
            NeverSent = true,
            AfterUnknownOutcome = true,
        };
        ProspectingApiException second = first.Saying("other words");
        Assert.Equal("other words", second.Message);
        Assert.Same(first, second.InnerException);
        var empty = new ProspectingApiException(FailureKind.Api, string.Empty, string.Empty);
        foreach (PropertyInfo property in typeof(ProspectingApiException).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            Assert.Equal((property.Name, property.GetValue(first)), (property.Name, property.GetValue(second)));

            // Each was set above, so that one that is forgotten shows; OutcomeUnknown follows from the others.
            Assert.True(property.Name == nameof(first.OutcomeUnknown) || !Equals(property.GetValue(empty), property.GetValue(first)), property.Name);
        }
    }
}
