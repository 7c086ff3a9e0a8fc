using System.Net;
using System.Text;
using KernelRD.Cli.Charts;
using KernelRD.Cli.Files;

namespace KernelRD.Cli.Pages;

/// <summary>
/// A page that holds all it shows: style, drawings and pictures are within it, and it asks no network and no file. It is well-formed XML, too.
/// </summary>
internal sealed class HtmlPage
{
    /// <summary>A page opens slowly with pictures larger than this in all, in bytes.</summary>
    private const long MostPictureBytes = 24_000_000;

    private const string Style =
        """
        :root { color-scheme: light dark; --ground: #ffffff; --ink: #1f2328; --faint: #59636e; --line: #d5dae0; --box: #f5f7f9; }
        @media (prefers-color-scheme: dark) { :root { --ground: #16191d; --ink: #e4e7eb; --faint: #9aa4af; --line: #343b44; --box: #1f242a; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.2rem 1rem 3rem; max-width: 60rem; background: var(--ground); color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; overflow-wrap: break-word; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .2rem; }
        h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
        p { margin: .4rem 0; }
        .faint, figcaption, th { color: var(--faint); }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line); font-weight: normal; }
        thead th { font-size: .85rem; }
        tbody th { width: 34%; }
        .wide { overflow-x: auto; }
        pre { background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: .7rem .9rem; white-space: pre-wrap;
          overflow-wrap: anywhere; font-size: .9rem; }
        .drawings { display: flex; flex-wrap: wrap; gap: 1rem; }
        .drawings > div { background: #ffffff; border: 1px solid var(--line); border-radius: 6px; padding: .3rem; max-width: 100%; }
        svg, img { display: block; max-width: 100%; height: auto; }
        img { image-rendering: pixelated; width: 100%; }
        .pictures { display: grid; gap: .8rem; }
        .small { grid-template-columns: repeat(auto-fill, minmax(min(12rem, 45%), 1fr)); }
        .large { grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); }
        figure { margin: 0; }
        figcaption { font-size: .85rem; text-align: center; padding-top: .2rem; }
        """;

    private readonly StringBuilder _body = new();
    private readonly string _title;
    private long _pictureBytes;

    /// <param name="title">What ran.</param>
    /// <param name="subtitle">One more line about it.</param>
    public HtmlPage(string title, string subtitle)
    {
        _title = title;
        _body.Append($"<h1>{Escape(title)}</h1>\n<p class=\"faint\">{Escape(subtitle)}</p>\n");
    }

    public HtmlPage Section(string title)
    {
        _body.Append($"<h2>{Escape(title)}</h2>\n");
        return this;
    }

    public HtmlPage Sentences(params IEnumerable<string> sentences)
    {
        foreach (string sentence in sentences)
            _body.Append($"<p>{Escape(sentence)}</p>\n");
        return this;
    }

    public HtmlPage Code(string text)
    {
        _body.Append($"<pre>{Escape(text)}</pre>\n");
        return this;
    }

    /// <summary>Names on the left, what they are on the right.</summary>
    public HtmlPage Facts(params IEnumerable<(string Name, string Value)> facts)
    {
        _body.Append("<table><tbody>\n");
        foreach (var (name, value) in facts)
            _body.Append($"<tr><th scope=\"row\">{Escape(name)}</th><td>{Escape(value)}</td></tr>\n");
        _body.Append("</tbody></table>\n");
        return this;
    }

    /// <summary>A table with a heading for each column; every row begins with its name.</summary>
    public HtmlPage Table(IReadOnlyList<string> headings, params IEnumerable<IReadOnlyList<string>> rows)
    {
        _body.Append($"<div class=\"wide\"><table><thead><tr>{string.Concat(headings.Select(heading => $"<th scope=\"col\">{Escape(heading)}</th>"))}</tr></thead><tbody>\n");
        foreach (var row in rows)
            _body.Append($"<tr><th scope=\"row\">{Escape(row[0])}</th>{string.Concat(row.Skip(1).Select(cell => $"<td>{Escape(cell)}</td>"))}</tr>\n");
        _body.Append("</tbody></table></div>\n");
        return this;
    }

    /// <summary>Figures that stand side by side as far as the screen is wide.</summary>
    public HtmlPage Drawings(params IEnumerable<Figure> figures)
    {
        _body.Append("<div class=\"drawings\">\n");
        foreach (var figure in figures)
            _body.Append($"<div>{ChartFiles.ToSvg(figure)}</div>\n");
        _body.Append("</div>\n");
        return this;
    }

    /// <summary>Pictures from PNG files, four in a row where there is room; those that would make the page too large are only named.</summary>
    public HtmlPage SmallPictures(params IEnumerable<(string Caption, string Path)> pictures) => Pictures("small", pictures);

    /// <summary>The same, two in a row.</summary>
    public HtmlPage LargePictures(params IEnumerable<(string Caption, string Path)> pictures) => Pictures("large", pictures);

    /// <summary>Writes the page, whole or not at all.</summary>
    public void Write(string path) => AtomicFile.Write(path, ToString());

    public override string ToString() =>
        $"""
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{Escape(_title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        {_body}</body>
        </html>

        """;

    private HtmlPage Pictures(string kind, IEnumerable<(string Caption, string Path)> pictures)
    {
        _body.Append($"<div class=\"pictures {kind}\">\n");
        foreach (var (caption, path) in pictures)
            Add(caption, path);
        _body.Append("</div>\n");
        return this;
    }

    private void Add(string caption, string path)
    {
        long size = new FileInfo(path).Length;
        bool fits = _pictureBytes + size <= MostPictureBytes;
        _pictureBytes += fits ? size : 0;
        string picture = fits
            ? $"<img alt=\"{Escape(caption)}\" src=\"data:image/png;base64,{Convert.ToBase64String(File.ReadAllBytes(path))}\"/>"
            : $"<p class=\"faint\">{Escape(Path.GetFileName(path))} is too large for this page.</p>";
        _body.Append($"<figure>{picture}<figcaption>{Escape(caption)}</figcaption></figure>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "'");
}
