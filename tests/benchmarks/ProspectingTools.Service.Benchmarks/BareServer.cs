using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ProspectingTools.Service.Benchmarks;

/// <summary>
/// A Kestrel endpoint that writes the bytes of pages that it holds in memory, by their number in the path, and does nothing
/// else: what the service is held against.
/// </summary>
internal static class BareServer
{
    public static async Task RunAsync(string folder)
    {
        byte[][] pages = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using WebApplication app = builder.Build();
        app.Run(http =>
        {
            byte[] page = pages[int.Parse(http.Request.Path.Value.AsSpan(1), CultureInfo.InvariantCulture)];
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = page.Length;
            return http.Response.Body.WriteAsync(page).AsTask();
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
    }
}
