// YAML knows three line ends (https://yaml.org/spec/1.1/#id871136). Its library takes an old Mac's, a carriage return
// alone, for a part of the line. Here every character stays where it is, so that places are those of the file.

export function withoutLoneReturns(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r(?!\n)/g, '\n') : text;
}

/** The same with line feeds alone: what is left of Windows' line ends is a space, which says nothing there. */
export function withLineFeeds(text: string): string {
  return withoutLoneReturns(text).replaceAll('\r', ' ');
}
