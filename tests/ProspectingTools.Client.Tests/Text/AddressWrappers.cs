using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ProspectingTools.Client.Tests.Text;

/// <summary>What carries an address to where a person clicks on it: walls of LinkedIn's, search engines, mail filters, chats, copies.</summary>
internal static class AddressWrappers
{
    /// <summary>Links that carry the address in a parameter, which is their end.</summary>
    public static string[] Parameters { get; } =
    [
        "https://www.linkedin.com/authwall?trk=gf&sessionRedirect=",
        "https://www.linkedin.com/uas/login?session_redirect=",
        "https://www.linkedin.com/uas/login?session_Redirect=",
        "https://de.linkedin.com/login?fromSignIn=true&session_redirect=",
        "https://www.linkedin.com/checkpoint/lg/login?redirect=",
        "https://www.linkedin.com/checkpoint/challenge?redirectUrl=",
        "https://www.linkedin.com/signup/cold-join?redirect_url=",
        "https://www.linkedin.com/start/join?dest=",
        "https://www.linkedin.com/safety/go?url=",
        "https://www.linkedin.com/comm/safety/go/?url=",
        "https://www.linkedin.com/redir/redirect?urlhash=x&url=",
        "https://www.linkedin.com/Redirect?u=",
        "https://www.linkedin.com/reg/join?target=",
        "https://www.linkedin.com/hp?url=",
        "https://www.linkedin.com/e/v2?e=abc&a=profile&url=",
        "https://www.linkedin.com/cookie-consent?redirect=",
        "https://eur01.safelinks.protection.outlook.com/?url=",
        "https://eur01.safelinks.protection.outlook.com/ap/w-59584e83/?url=",
        "https://gcc02.safelinks.protection.office365.us/?url=",
        "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=",
        "https://duckduckgo.com/l/?uddg=",
        "https://l.facebook.com/l.php?u=",
        "https://lm.facebook.com/l.php?h=AT0&u=",
        "https://L.Instagram.com./?u=",
        "https://slack-redir.net/link?url=",
        "https://linkprotect.cudasvc.com/url?a=",
        "https://urldefense.proofpoint.com/v1/url?u=",
        "https://www.youtube.com/redirect?event=video_description&q=",
        "https://t.umblr.com/redirect?z=",
        "https://translate.google.com/translate?sl=de&tl=en&u=",
        "https://vk.com/away.php?to=",
        "https://yandex.ru/clck/jsredir?url=",
        "https://clicks.mlsend.com/link/c/abc?url=",
        "https://href.li/?",
        "https://www.google.com/url?q=",
        "https://google.de/url?sa=t&url=",
        "https://www.google.co.uk/url?sa=t&source=web&q=",
        "https://www.google.com/imgres?imgrefurl=",
        "https://crm.example/go?id=7&to=",
        "https://click.mail.example/track?",
    ];

    /// <summary>Links that carry the address in another way.</summary>
    public static Func<string, string>[] Others { get; } =
    [
        address => $"https://www.bing.com/ck/a?!&&p=0123&ptn=3&u=a1{Base64(address)}&ntb=1",
        address => $"https://cc.bing.com/ck/a?u=a1{Base64(address)}",
        address => $"https://urldefense.proofpoint.com/v2/url?u={Proofpoint(address)}&d=DwMF&c=x",
        address => $"https://urldefense.com/v3/__{address}__;!!AbC!xyz$",
        address => $"https://web.archive.org/web/20200101000000/{address}",
        address => $"https://web.archive.org/web/20200101000000/{Uri.EscapeDataString(address)}",
        address => $"https://webcache.googleusercontent.com/search?q=cache:abc:{address}",
        address => $"https://www.google.com/amp/s/{WithoutScheme(address)}",
        address => $"https://www-example-com.cdn.ampproject.org/c/s/{WithoutScheme(address)}",
        address => $"https://www-linkedin-com.translate.goog{address["https://www.linkedin.com".Length..]}",
    ];

    /// <summary>An address in a parameter, escaped as browsers do it.</summary>
    public static string In(string wrapper, string address) => wrapper + Uri.EscapeDataString(address);

    private static string WithoutScheme(string address) => address["https://".Length..];

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    // "-3A" for ':', "_" for '/'; letters, digits and dots as they are.
    private static string Proofpoint(string text) => string.Concat(text.Select(c =>
        c == '/' ? "_" : char.IsAsciiLetterOrDigit(c) || c == '.' ? $"{c}" : string.Create(CultureInfo.InvariantCulture, $"-{(int)c:X2}")));
}
