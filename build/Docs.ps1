# Docs: the help that Get-Help shows, made of the pages in docs/. Build calls Export-ModuleHelp; the task Docs also brings the
# pages' syntax and parameters up to date with the built module.

function Invoke-DocsTask {
    param([Parameter(Mandatory)] [string] $Root)
    $platyPS = Resolve-BuildModule -Root $Root -Name Microsoft.PowerShell.PlatyPS
    if (-not $platyPS) {
        throw 'The task Docs needs the module Microsoft.PowerShell.PlatyPS: Install-PSResource Microsoft.PowerShell.PlatyPS'
    }
    # In a process of its own, as a session cannot let go of the module's assemblies.
    $exitCode = Invoke-ShellFile -Path (Join-Path $Root 'build/tools/Update-HelpPage.ps1') -Argument '-PlatyPSPath', $platyPS.Path
    if ($exitCode -ne 0) {
        throw "The pages were not brought up to date: exit code $exitCode."
    }
    Set-Utf8Text -Path (Join-Path $Root 'docs/cmdlets/README.md') -Text (((Get-CmdletIndex -Root $Root) -join "`n") + "`n")
    Export-ModuleHelp -Root $Root
}

function Export-ModuleHelp {
    # Builds en-US. Without PlatyPS the about topics are still built, and the cmdlets have only their syntax as help.
    param([Parameter(Mandatory)] [string] $Root)
    $target = Join-Path $Root 'en-US'
    $null = New-Item -ItemType Directory -Path $target -Force
    foreach ($topic in Get-ChildItem -Path (Join-Path $Root 'docs') -Filter 'about_*.md') {
        $text = ConvertTo-AboutText -Markdown (Get-Content -LiteralPath $topic.FullName -Raw)
        Set-Utf8Text -Path (Join-Path $target "$($topic.BaseName).help.txt") -Text $text
    }
    $platyPS = Resolve-BuildModule -Root $Root -Name Microsoft.PowerShell.PlatyPS
    $help = Join-Path $target 'ProspectingTools.dll-Help.xml'
    if (-not $platyPS) {
        # What an earlier build left does not fit this one.
        Remove-Item -LiteralPath $help -ErrorAction Ignore
        Write-Warning 'The help of the cmdlets was not built: the module is missing. Install-PSResource Microsoft.PowerShell.PlatyPS'
        return
    }
    Import-Module -ModuleInfo $platyPS
    $pages = @(Get-ChildItem -Path (Join-Path $Root 'docs/cmdlets') -Filter '*-*.md')
    $staging = Join-Path $Root 'output/maml'
    $file = $pages.FullName | Import-MarkdownCommandHelp | Export-MamlCommandHelp -OutputFolder $staging -Force
    $maml = [xml](Get-Content -LiteralPath $file.FullName -Raw -Encoding utf8)
    Repair-Maml -Maml $maml
    $maml.Save($help)
}

function Get-CmdletIndex {
    # The page docs/cmdlets/README.md: the groups are those of about_ProspectingTools, the words those of each page.
    param([Parameter(Mandatory)] [string] $Root)
    $topic = (Get-Content -LiteralPath (Join-Path $Root 'docs/about_ProspectingTools.md') -Raw -Encoding utf8).Replace("`r`n", "`n")
    $table = [regex]::Match($topic, '(?s)\n## The cmdlets\n\n(.*?)\n\n## ').Groups[1].Value
    '# The cmdlets', '', 'Made by `./build.ps1 Docs` of the pages and of [about_ProspectingTools](../about_ProspectingTools.md).' -join "`n"
    foreach ($group in [regex]::Matches($table, '(?m)^ {4}(\S+(?: \S+)*) {2,}((?:.+(?:\n {8,})?)+)')) {
        "`n## $($group.Groups[1].Value)`n`n| Cmdlet | What it does |`n|---|---|"
        foreach ($name in $group.Groups[2].Value -split '[,\s]+' -ne '') {
            $page = (Get-Content -LiteralPath (Join-Path $Root "docs/cmdlets/$name.md") -Raw -Encoding utf8).Replace("`r`n", "`n")
            "| [$name]($name.md) | $([regex]::Match($page, '\n## SYNOPSIS\n\n([^\n]+)').Groups[1].Value) |"
        }
    }
}

function Set-Utf8Text {
    # UTF-8 without a byte order mark and with LF, in every edition of PowerShell.
    param([string] $Path, [string] $Text)
    [IO.File]::WriteAllText($Path, $Text.Replace("`r`n", "`n"), [Text.UTF8Encoding]::new($false))
}

function ConvertTo-PlainText {
    # Markdown's links and code marks mean nothing at a prompt.
    param([string] $Markdown)
    $Markdown -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`([^`]+)`', '$1' -replace '\*\*([^*]+)\*\*', '$1'
}

function Repair-Maml {
    # Mends what PlatyPS 1.0 leaves of Markdown: code of examples in its introduction, control characters as empty lines,
    # file names as links, types as .NET spells them.
    param([Parameter(Mandatory)] [xml] $Maml)
    $names = [Xml.XmlNamespaceManager]::new($Maml.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

    foreach ($example in $Maml.SelectNodes('//command:example', $names)) {
        $introduction = $example.SelectSingleNode('maml:introduction', $names)
        $text = (@($introduction.SelectNodes('maml:para', $names)).InnerText -ne [string][char]0x80) -join "`n`n"
        $code = [regex]::Match($text, '(?s)```powershell\n(.*?)\n```')
        $example.SelectSingleNode('dev:code', $names).InnerText = $code.Groups[1].Value
        $introduction.RemoveAll()
        $remarks = $example.SelectSingleNode('dev:remarks', $names)
        # A blank paragraph at the end sets the examples apart.
        foreach ($paragraph in @($text.Remove($code.Index, $code.Length).Trim() -split "`n{2,}") + ' ') {
            $node = $Maml.CreateElement('maml', 'para', $names.LookupNamespace('maml'))
            $node.InnerText = ConvertTo-PlainText $paragraph
            $null = $remarks.AppendChild($node)
        }
    }
    foreach ($paragraph in @($Maml.SelectNodes('//maml:para', $names))) {
        if ($paragraph.InnerText -eq [string][char]0x80) {
            $null = $paragraph.ParentNode.RemoveChild($paragraph)
        }
        else {
            $paragraph.InnerText = ConvertTo-PlainText $paragraph.InnerText
        }
    }
    foreach ($link in @($Maml.SelectNodes('//maml:navigationLink', $names))) {
        $uri = $link.SelectSingleNode('maml:uri', $names)
        if ($link.SelectSingleNode('maml:linkText', $names).InnerText -eq 'Online Version' -and -not $uri.InnerText) {
            $null = $link.ParentNode.RemoveChild($link)
        }
        elseif ($uri.InnerText -notmatch '^https?://') {
            $uri.InnerText = ''
        }
    }
    foreach ($type in $Maml.SelectNodes('//command:parameterValue | //dev:type/maml:name', $names)) {
        $type.InnerText = $type.InnerText -replace '^System\.Nullable`1\[(.+)\]$', '$1'
    }
}

function ConvertTo-AboutText {
    # A page of plain text, 80 columns wide, in the form that Get-Help knows.
    param([Parameter(Mandatory)] [string] $Markdown)
    $lines = [Collections.Generic.List[string]]::new()
    $Markdown = [regex]::Replace($Markdown.Replace("`r`n", "`n"), '(?ms)^```\w*\n(.*?)\n```$', { '    ' + $args[0].Groups[1].Value.Replace("`n", "`n    ") })
    foreach ($block in $Markdown.Trim() -split "`n{2,}") {
        if ($block -match '^# (.+)$') {
            $lines.Add('TOPIC')
            $lines.Add("    $($Matches[1])")
        }
        elseif ($block -match '^## (.+)$') {
            $lines.Add($Matches[1].ToUpperInvariant())
            continue
        }
        elseif ($block -match '^    ') {
            $lines.AddRange([string[]]($block -split "`n").ForEach({ "  $_".TrimEnd() }))
        }
        elseif ($block -match '^(- |\* |\d+\. )') {
            foreach ($item in $block -split "`n(?=- |\* |\d+\. )") {
                $mark = [regex]::Match($item, '^\S+ ').Value
                $lines.AddRange([string[]](Format-Paragraph -Text $item.Substring($mark.Length) -First "    $mark" -Rest (' ' * (4 + $mark.Length))))
            }
        }
        else {
            $lines.AddRange([string[]](Format-Paragraph -Text $block -First '    ' -Rest '    '))
        }
        $lines.Add('')
    }
    ($lines -join "`n").TrimEnd() + "`n"
}

function Format-Paragraph {
    # Breaks text into lines of at most 80 columns.
    param([string] $Text, [string] $First, [string] $Rest)
    $line = $First
    foreach ($word in (ConvertTo-PlainText $Text) -split '\s+') {
        if ($line.Length + $word.Length -gt 80 -and $line.Trim()) {
            $line.TrimEnd()
            $line = $Rest
        }
        $line += "$word "
    }
    $line.TrimEnd()
}
