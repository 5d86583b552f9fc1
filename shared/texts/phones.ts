/** A telephone number as it is said in Viet Nam: `0912 345 678`. A number of another country stays as it is. */
export function phoneText(phone: string): string {
  const national = phone.replace(/[\s.()-]/g, '').replace(/^\+?84(?=\d{9,10}$)/, '0');
  if (/^0\d{9}$/.test(national)) return national.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3');
  return /^0\d{10}$/.test(national) ? national.replace(/^(\d{4})(\d{4})(\d{3})$/, '$1 $2 $3') : phone;
}
