/** `[text](target)` would become a link: a bracket that a parenthesis follows is escaped as the specification says. */
export function messageText(text: string): string {
  return text.replace(/\[([^[\]]*)\](?=\()/g, String.raw`\[$1\]`);
}
