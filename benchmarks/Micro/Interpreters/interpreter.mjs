// Times npm's aws-local-stepfunctions on the definitions beside this file; prints one line of JSON: median milliseconds by question.
import { readFileSync } from 'node:fs';
import { StateMachine } from 'aws-local-stepfunctions';

const { questions, samples, sampleMilliseconds } = JSON.parse(process.argv[2]);

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

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const answers = {};
for (const { name, definition, input } of questions) {
    if (input === null) {
        answers[name] = await time(() => new StateMachine(read(definition)));
    } else {
        const machine = new StateMachine(read(definition));
        answers[name] = await time(() => machine.run(input).result);
    }
}
console.log(JSON.stringify(answers));
