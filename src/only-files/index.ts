export { reportOfFiles } from './report-of-files.ts';
export { touchedFiles } from './touched-files.ts';
export { filesToRead } from './units-of-files.ts';
