// Messages of pictures, and of the maps in them.
#include "words/message_table.hpp"

namespace gatepost {

// clang-format off
namespace {

constexpr std::array<MessagePattern, 22> patterns{{
    {"the CRS {} cannot be written for other programs",
     "không ghi được hệ tọa độ {} cho các chương trình khác",
     "无法为其他程序写出坐标参考系{}"},
    {"the GeoTIFF that GDAL wrote cannot be read",
     "không đọc được GeoTIFF mà GDAL đã ghi",
     "无法读取GDAL写出的GeoTIFF"},
    {"a JPEG has at most {} pixels a side, not {} x {}",
     "ảnh JPEG có tối đa {} điểm ảnh mỗi cạnh, không phải {} x {}",
     "JPEG图片每边最多{}像素，而不是{} x {}"},
    {"the picture of {} x {} pixels cannot be written as JPEG",
     "không ghi được ảnh {} x {} điểm ảnh dạng JPEG",
     "无法将{} x {}像素的图片写成JPEG"},
    {"a WebP picture has at most {} pixels a side, not {} x {}",
     "ảnh WebP có tối đa {} điểm ảnh mỗi cạnh, không phải {} x {}",
     "WebP图片每边最多{}像素，而不是{} x {}"},
    {"the picture of {} x {} pixels cannot be written as WebP",
     "không ghi được ảnh {} x {} điểm ảnh dạng WebP",
     "无法将{} x {}像素的图片写成WebP"},
    {"libwebp is of another version than the program",
     "libwebp có phiên bản khác với chương trình",
     "libwebp的版本与程序不符"},
    {"libwebp cannot put the credits into the picture",
     "libwebp không ghi được nguồn dữ liệu vào ảnh",
     "libwebp无法将数据来源写入图片"},
    {"the picture cannot be read: {}",
     "không đọc được ảnh: {}",
     "无法读取图片：{}"},
    {"the picture cannot be read: it is no whole PNG",
     "không đọc được ảnh: đây không phải là tệp PNG trọn vẹn",
     "无法读取图片：它不是完整的PNG文件"},
    {"a JPEG has no transparency: white stands for it",
     "JPEG không có phần trong suốt: thay bằng màu trắng",
     "JPEG不支持透明：以白色代替"},
    {"{}: this picture does not say of which map it was made",
     "{}: ảnh này không cho biết được làm từ bản đồ nào",
     "{}：此图片没有说明它出自哪个地图"},
    {"{}: these data have changed since the picture was made",
     "{}: dữ liệu này đã thay đổi từ khi làm ảnh",
     "{}：制作图片之后，此数据已有改动"},
    {"{}: these data of the picture are not there any more",
     "{}: dữ liệu này của ảnh không còn ở đó nữa",
     "{}：图片所用的此数据已不存在"},
    {"data: a list is expected",
     "data: phải là một danh sách",
     "data：应为列表"},
    {"views: a list is expected",
     "views: phải là một danh sách",
     "views：应为列表"},
    {"{}: an object is expected",
     "{}: phải là một đối tượng JSON",
     "{}：应为JSON对象"},
    {"it is no JSON",
     "đây không phải là JSON",
     "这不是JSON"},
    {"{}: the picture shows data from there; open them yourself to have them on the map",
     "{}: ảnh có dữ liệu lấy từ đó; hãy tự mở để có dữ liệu ấy trên bản đồ",
     "{}：图片含有来自该处的数据；如需在地图上显示，请自行打开"},
    {"the clipboard did not take the picture",
     "bộ nhớ tạm không nhận ảnh",
     "剪贴板未接受图片"},
    {"a picture needs wl-clipboard (Wayland) or xclip (X11) to come to the clipboard: install one of these packages",
     "để sao chép ảnh cần có wl-clipboard (Wayland) hoặc xclip (X11): hãy cài một trong hai gói này",
     "复制图片需要wl-clipboard（Wayland）或xclip（X11）：请安装其中一个软件包"},
    {"this desktop has no dialog for files (a portal, zenity or kdialog): write the path into the field",
     "máy này không có hộp thoại chọn tệp (portal, zenity hoặc kdialog): hãy gõ đường dẫn vào ô",
     "此桌面没有文件对话框（portal、zenity或kdialog）：请在输入框中填写路径"},
}};

}  // namespace
// clang-format on

std::span<MessagePattern const> picture_messages() { return patterns; }

}  // namespace gatepost
