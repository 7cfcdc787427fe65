const argv = ['fixtures/quickstart/warehouse', '--profile', 'segment/redshift', '--region', 'us-west-2'];
const columns = 100;

/** The picture of the README: the command, and what it prints, as SVG. `run` is that of the command line. */
export async function drawTerminal(run, folder) {
  let printed = '';
  const stream = { write: (text) => (printed += text), on: () => undefined, isTTY: true, columns };
  const env = { FORCE_COLOR: '1' };
  await run(argv, { stdin: [], stdout: stream, stderr: stream, env, cwd: () => folder });
  return svg([`\u001b[2m$\u001b[22m pl-lint ${argv.join(' ')}`, '', ...printed.trimEnd().split('\n')]);
}

const lineHeight = 19;
// A little more than the widest of the usual fonts needs at 14 pixels.
const characterWidth = 8.65;
const margin = 18;
const colors = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 36: '#79c0ff' };

function svg(lines) {
  const width = Math.ceil(columns * characterWidth + 2 * margin);
  const height = lines.length * lineHeight + 2 * margin;
  const texts = lines.map((line, index) => {
    const y = margin + (index + 0.75) * lineHeight;
    return `<text x="${margin}" y="${y}" xml:space="preserve">${spans(line)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="What pl-lint prints">
<style>text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #e6edf3; }</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${texts.join('\n')}
</svg>
`;
}

/** Turns colour codes into spans. */
function spans(line) {
  const style = { color: undefined, bold: false, dim: false, underline: false };
  return line
    .split(/(\u001b\[\d+m)/)
    .map((part) => {
      const code = /^\u001b\[(\d+)m$/.exec(part)?.[1];
      if (code === undefined) return part === '' ? '' : span(part, style);
      apply(Number(code), style);
      return '';
    })
    .join('');
}

function apply(code, style) {
  if (code === 1) style.bold = true;
  else if (code === 2) style.dim = true;
  else if (code === 22) style.bold = style.dim = false;
  else if (code === 4) style.underline = true;
  else if (code === 24) style.underline = false;
  else if (code === 39) style.color = undefined;
  else if (code in colors) style.color = colors[code];
}

function span(text, { color, bold, dim, underline }) {
  const attributes = [
    color && ` fill="${color}"`,
    bold && ' font-weight="bold"',
    dim && ' opacity="0.6"',
    underline && ' text-decoration="underline"',
  ].filter(Boolean);
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return attributes.length === 0 ? escaped : `<tspan${attributes.join('')}>${escaped}</tspan>`;
}
