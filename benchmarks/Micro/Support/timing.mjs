// What the scripts beside npm's packages measure by: warmed up, median milliseconds of one run.
const { samples, sampleMilliseconds } = JSON.parse(process.argv[2]);

const median = (values) => values.sort((left, right) => left - right)[Math.floor(values.length / 2)];

export async function time(run) {
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
