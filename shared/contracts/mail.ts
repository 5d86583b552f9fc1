/** The tag of a mail by which the provider's word of a bounce names the notice; no address need be read then. */
export const noticeTag = 'notice';
