// Before the page is drawn: the look that whoever stands here has chosen. Not a module: those run too late.
for (const look of ["big", "strong"])
  if (sessionStorage.getItem(`kiosk.${look}`)) document.documentElement.classList.add(`kiosk--${look}`);
