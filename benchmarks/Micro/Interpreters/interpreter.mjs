// Times npm's aws-local-stepfunctions on the definitions beside this file; prints one line of JSON: median milliseconds by question.
import { readFileSync } from 'node:fs';
import { StateMachine } from 'aws-local-stepfunctions';
import { time } from './timing.mjs';

const { questions } = JSON.parse(process.argv[2]);

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
