package vn.vanthu.search.extract;

/**
 * One page as a picture.
 *
 * @param png the picture as PNG; the caller must not change the array
 * @param widthPixels its width
 * @param heightPixels its height
 * @param pages how many pages the file has
 */
@SuppressWarnings(
    "ArrayRecordComponent") // never compared; a copy of megabytes for each page would cost more
public record PageImage(byte[] png, int widthPixels, int heightPixels, int pages)
    implements Rendering {}
