// Looks at every slide of a deck in a browser: node fits.mjs FILE.html, where Marp made FILE by its bare template.
// Prints a line for each slide with something outside of its page, or code too small to be read, and fails if there is one.
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const minCode = 16;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], // Chromium has no sandbox for root
});
const page = await browser.newPage();
await page.goto(pathToFileURL(process.argv[2]).href);
const faults = await page.evaluate(minCode => [...document.querySelectorAll('section')].flatMap((slide, index) => {
  const title = `slide ${index + 1} (${slide.querySelector('h1, h2')?.textContent})`;
  const border = slide.getBoundingClientRect();
  const contents = [...slide.querySelectorAll(':scope *')];
  const outside = contents.find(element => {
    const box = element.getBoundingClientRect();
    return box.bottom > border.bottom - 8 || box.right > border.right - 8;
  });
  const isPaper = slide.dataset.size === 'A4';
  const small = !isPaper && contents.filter(element => element.matches('pre, code')).find(code => parseFloat(getComputedStyle(code).fontSize) < minCode);
  return [
    ...(outside ? [`${title}: '${outside.textContent.trim().slice(0, 40)}' is outside of the page`] : []),
    ...(small ? [`${title}: code of ${getComputedStyle(small).fontSize}, less than ${minCode}px`] : []),
  ];
}), minCode);
await browser.close();
faults.forEach(fault => console.log(fault));
process.exitCode = faults.length > 0 ? 1 : 0;
