using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ProspectingTools.Service.Benchmarks;

/// <summary>A Kestrel endpoint that writes the bytes of one page and does nothing else: what the service is held against.</summary>
internal static class BareServer
{
    public static async Task RunAsync(string file)
    {
        byte[] page = await File.ReadAllBytesAsync(file);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using WebApplication app = builder.Build();
        app.Run(http =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = page.Length;
            return http.Response.Body.WriteAsync(page).AsTask();
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
    }
}
