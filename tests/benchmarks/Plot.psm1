# Plots as SVG, on logarithmic axes: the figures span several decades.
Set-StrictMode -Version 3.0

$script:Colors = '#1b6ca8', '#d1495b', '#66a182', '#edae49', '#5e4b8b', '#8d6346', '#7a7a7a'
$script:Font = 'font-family="Segoe UI, Helvetica, Arial, sans-serif"'

function Format-Number {
    param([double] $Value, [string] $Format = '0.#')
    $Value.ToString($Format, [cultureinfo]::InvariantCulture)
}

function Format-Svg {
    param([int] $Width, [int] $Height, [string[]] $Body)
    @("<svg xmlns=`"http://www.w3.org/2000/svg`" viewBox=`"0 0 $Width $Height`" width=`"$Width`" height=`"$Height`">",
        "<rect width=`"$Width`" height=`"$Height`" fill=`"#ffffff`"/>") + $Body + '</svg>' -join "`n"
}

function Format-Text {
    param([double] $X, [double] $Y, [string] $Text, [int] $Size = 12, [string] $Anchor = 'start', [string] $Weight = 'normal')
    "<text x=`"$(Format-Number $X)`" y=`"$(Format-Number $Y)`" font-size=`"$Size`" text-anchor=`"$Anchor`" font-weight=`"$Weight`" fill=`"#222222`" $script:Font>$([Security.SecurityElement]::Escape($Text))</text>"
}

function New-BarPlot {
    # A bar for each figure, grouped by case; each group has its own scale, since cases differ in unit and size.
    param([Parameter(Mandatory)] [object[]] $Figure)
    $left, $wide, $row = 330, 380, 18
    $y = 10
    $who = @($Figure.Who | Select-Object -Unique)
    $body = foreach ($group in Group-Case $Figure) {
        $y += 20
        Format-Text 10 $y $group.Name 13 -Weight bold
        $y += 6
        $largest = [Math]::Max(($group.Group.Median | Measure-Object -Maximum).Maximum, [double]::Epsilon)
        foreach ($one in $group.Group) {
            $width = [Math]::Max(1, $wide * $one.Median / $largest)
            $color = $script:Colors[$who.IndexOf($one.Who) % $script:Colors.Count]
            "<rect x=`"$left`" y=`"$y`" width=`"$(Format-Number $width)`" height=`"$($row - 4)`" fill=`"$color`"/>"
            Format-Text ($left - 8) ($y + 11) $one.Who 11 end
            Format-Text ($left + $width + 6) ($y + 11) "$(Format-Number $one.Median '#,0.###') $($one.Unit)" 11
            $y += $row
        }
    }
    Format-Svg -Width 860 -Height ($y + 20) -Body $body
}

function New-LinePlot {
    # A line for each case: its figures' medians against the number that names them.
    param([Parameter(Mandatory)] [object[]] $Figure)
    $left, $top, $wide, $high = 70, 30, 520, 360
    $sizes = @($Figure.Who | ForEach-Object { [Math]::Log10([double] $_) })
    $values = @($Figure.Median | ForEach-Object { [Math]::Log10($_) })
    $x0, $x1 = ($sizes | Measure-Object -Minimum).Minimum, ($sizes | Measure-Object -Maximum).Maximum
    $y0, $y1 = [Math]::Floor(($values | Measure-Object -Minimum).Minimum), [Math]::Ceiling(($values | Measure-Object -Maximum).Maximum)
    $toX = { param($v) $left + $wide * ($v - $x0) / [Math]::Max(1, $x1 - $x0) }
    $toY = { param($v) $top + $high - $high * ($v - $y0) / [Math]::Max(1, $y1 - $y0) }
    $body = @(
        foreach ($decade in $x0..$x1) {
            $x = & $toX $decade
            "<line x1=`"$(Format-Number $x)`" x2=`"$(Format-Number $x)`" y1=`"$top`" y2=`"$($top + $high)`" stroke=`"#dddddd`"/>"
            Format-Text $x ($top + $high + 18) (Format-Number ([Math]::Pow(10, $decade)) '#,0') 11 middle
        }
        foreach ($decade in $y0..$y1) {
            $y = & $toY $decade
            "<line x1=`"$left`" x2=`"$($left + $wide)`" y1=`"$(Format-Number $y)`" y2=`"$(Format-Number $y)`" stroke=`"#dddddd`"/>"
            Format-Text ($left - 8) ($y + 4) (Format-Number ([Math]::Pow(10, $decade)) '#,0.###') 11 end
        }
        $index = 0
        foreach ($line in Group-Case $Figure) {
            $color = $script:Colors[$index % $script:Colors.Count]
            $points = @($line.Group | ForEach-Object { "$(Format-Number (& $toX ([Math]::Log10([double] $_.Who)))),$(Format-Number (& $toY ([Math]::Log10($_.Median))))" })
            "<polyline points=`"$($points -join ' ')`" fill=`"none`" stroke=`"$color`" stroke-width=`"2`"/>"
            foreach ($point in $points) { "<circle cx=`"$($point.Split(',')[0])`" cy=`"$($point.Split(',')[1])`" r=`"3.5`" fill=`"$color`"/>" }
            "<rect x=`"$($left + $wide + 20)`" y=`"$($top + 22 * $index)`" width=`"12`" height=`"12`" fill=`"$color`"/>"
            Format-Text ($left + $wide + 38) ($top + 22 * $index + 11) "$($line.Name) ($($line.Group[0].Unit))" 11
            $index++
        }
    )
    Format-Svg -Width 960 -Height ($top + $high + 40) -Body $body
}

Export-ModuleMember -Function New-BarPlot, New-LinePlot
