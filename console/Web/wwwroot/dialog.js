// Only a script can make a dialog modal: the page behind it then keeps neither focus nor clicks.

/** Opens a dialog, unless it is open. */
export function open(dialog) {
    if (dialog && !dialog.open)
        dialog.showModal();
}
