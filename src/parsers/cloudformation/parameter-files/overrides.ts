/** One value of `parameter_overrides`. */
export interface Override {
  readonly name: string;
  readonly value: string;
}

/** A name, an equals sign, and a value with or without quotes; a backslash takes what follows as it is. */
const pair =
  /(?:ParameterKey=)?([^\s=,"']+)(?:,ParameterValue)?=("(?:\\[^]|[^"\\])*"|'[^']*'|(?:\\[^]|[^\s"'\\]|"(?:\\[^]|[^"\\])*")*)/g;

/**
 * What `sam deploy --parameter-overrides` takes: `A=b C="d e"`, or `ParameterKey=A,ParameterValue=b`
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-cli-command-reference-sam-deploy.html).
 */
export function overridesIn(text: string): readonly Override[] {
  return [...text.matchAll(pair)].map(([, name = '', value = '']) => ({ name, value: unquoted(value) }));
}

function unquoted(written: string): string {
  const quote = /^(["'])[^]*\1$/.test(written) && written.length > 1;
  const inner = quote ? written.slice(1, -1) : written;
  return written.startsWith("'") ? inner : inner.replace(/\\([^])/g, '$1');
}
