import { rules } from '../../src/rules/index.ts';
import { testCompleteness } from '../rule-completeness.ts';

testCompleteness(rules);
