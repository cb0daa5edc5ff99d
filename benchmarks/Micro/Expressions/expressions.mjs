// Times npm's jsonata on the expressions that it is given; prints one line of JSON: median milliseconds by expression.
import { readFileSync } from 'node:fs';
import jsonata from 'jsonata';

const { questions, samples, sampleMilliseconds } = JSON.parse(process.argv[2]);
const { data } = JSON.parse(readFileSync('expressions.json', 'utf8'));

const median = (values) => values.sort((left, right) => left - right)[Math.floor(values.length / 2)];

async function time(run) {
    let runs = 0;
    const warmUp = performance.now();
    while (performance.now() - warmUp < 2 * sampleMilliseconds || runs < 3) {
        await run();
        runs++;
    }
    const each = Math.max(1, Math.round((runs * sampleMilliseconds) / (performance.now() - warmUp)));
    const taken = [];
    for (let sample = 0; sample < samples; sample++) {
        const begun = performance.now();
        for (let i = 0; i < each; i++) await run();
        taken.push((performance.now() - begun) / each);
    }
    return median(taken);
}

const answers = {};
// The first time round only warms up.
for (const text of [...questions, ...questions]) {
    const expression = jsonata(text);
    answers[text] = await time(() => expression.evaluate(data));
}
console.log(JSON.stringify(answers));
