import picocolors from 'picocolors';

type Paint = (text: string) => string;

/** Colours by what they mean. */
export interface Painter {
  readonly error: Paint;
  readonly warning: Paint;
  readonly note: Paint;
  readonly success: Paint;
  readonly strong: Paint;
  readonly place: Paint;
  readonly dim: Paint;
  /** Text between backquotes stands out instead of them; without colours they stay. */
  readonly code: Paint;
}

export function createPainter(color: boolean): Painter {
  const { red, yellow, cyan, green, bold, underline, dim } = picocolors.createColors(color);
  return {
    error: (text) => bold(red(text)),
    warning: (text) => bold(yellow(text)),
    note: (text) => bold(cyan(text)),
    success: green,
    strong: bold,
    place: underline,
    dim,
    code: color ? (text) => text.replace(/`([^`]+)`/g, (_, inside: string) => cyan(inside)) : (text) => text,
  };
}
