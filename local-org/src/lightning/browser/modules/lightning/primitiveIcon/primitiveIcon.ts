import { getIconPath } from "lightning/iconUtils";
import PrimitiveIcon from "lightning/primitiveIcon";

/** The base component draws its icons from templates, one an icon; this one takes them from the SLDS sprites. */
export default class SpriteIcon extends PrimitiveIcon {
  override get href(): string {
    return this.src ? super.href : getIconPath(this.iconName);
  }
}
