// What the page's server cannot do: hear a key, scroll a pane.

// A button says by data-key which key presses it; in a field the key is a letter.
document.addEventListener('keydown', event => {
    const target = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
        return;
    if ((event.key === 'Enter' || event.key === ' ') && target.matches('[role=button]')) {
        event.preventDefault();
        target.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        return;
    }
    const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]:not(:disabled)`);
    if (button) {
        event.preventDefault();
        button.click();
    }
});

/** Scrolls a pane of lines, and nothing around it, to one of them. */
export function reveal(pane, number) {
    const line = pane?.children[number - 1];
    if (line)
        pane.scrollTop = line.offsetTop - pane.offsetTop - pane.clientHeight / 3;
}
