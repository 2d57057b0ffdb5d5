namespace Slipway.Sandbox.Tests;

/// <summary>Whether a page can be read.</summary>
internal static class Contrast
{
    /// <summary>Script for a browser: every text with less contrast than 4.5 to the nearest background behind it.</summary>
    /// <param name="atLeast">Of a page with no more texts than these too little was seen.</param>
    public static string Script(int atLeast) => $$$"""
        () => {
          const channel = c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
          const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
          const parts = colour => colour.match(/[\d.]+/g).map(Number);
          const behind = element => {
            for (let at = element; at; at = at.parentElement) {
              const box = at.classList.contains('node') ? at.querySelector('rect') : null;
              const colour = parts(box ? getComputedStyle(box).fill : getComputedStyle(at).backgroundColor);
              if (colour[3] !== 0) return colour;
            }
            return [255, 255, 255];
          };
          const wrong = [];
          let seen = 0;
          for (const element of document.querySelectorAll('body *')) {
            const isText = [...element.childNodes].some(x => x.nodeType === 3 && x.textContent.trim());
            if (!isText || ['SCRIPT', 'STYLE', 'title'].includes(element.tagName) || !element.getClientRects().length) continue;
            seen++;
            const style = getComputedStyle(element);
            const [a, b] = [light(parts(element instanceof SVGElement ? style.fill : style.color)), light(behind(element))];
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            if (ratio < 4.5) wrong.push(`${element.tagName}.${element.getAttribute('class')} ${element.textContent.slice(0, 30)}: ${ratio.toFixed(2)}`);
          }
          return seen > {{{atLeast}}} ? wrong : [`only ${seen} texts seen`];
        }
        """;
}
