import type { LocatedDiagnostic } from '../../model/report.ts';
import { codeFrame } from './code-frame.ts';
import { headline, relatedText } from './finding-text.ts';
import type { Page } from './page.ts';
import { indent, printable, wrap } from './wrap.ts';

export function diagnosticText(diagnostic: LocatedDiagnostic, page: Page): readonly string[] {
  const { code, severity, message, place, path } = diagnostic;
  const { paint, width, pathText } = page;
  // A note asks for nothing to be corrected, so its place is enough.
  if (place && severity === 'note')
    return headline({ place, message, rule: code }, { word: severity, tone: severity }, page);
  if (place) {
    const frame = codeFrame(place, { paint, width: width - 2, tone: severity });
    return [
      ...headline({ place, message, rule: code }, { word: severity, tone: severity }, page),
      ...(frame.length > 0 ? ['', ...indent(frame, '  ')] : []),
      ...relatedText(diagnostic, page),
    ];
  }
  const [first = '', ...rest] = wrap(printable(message), width - severity.length - 1);
  const head = path !== undefined && !message.includes(path) ? `${paint.place(pathText(path))} ` : '';
  const lines = [`${head}${paint[severity](severity)} ${paint.code(first)}`, ...rest.map((line) => `  ${line}`)];
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ''} ${paint.dim(`[${code}]`)}`];
}
