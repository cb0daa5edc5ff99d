// Times npm's jsonata on the expressions that it is given; prints one line of JSON: median milliseconds by expression.
import { readFileSync } from 'node:fs';
import jsonata from 'jsonata';
import { time } from './timing.mjs';

const { questions } = JSON.parse(process.argv[2]);
const { data } = JSON.parse(readFileSync('expressions.json', 'utf8'));

const answers = {};
// The first time round only warms up.
for (const text of [...questions, ...questions]) {
    const expression = jsonata(text);
    answers[text] = await time(() => expression.evaluate(data));
}
console.log(JSON.stringify(answers));
